import type { Action } from "../call";
import { existingHost } from "./existing-host";
import { checkState } from "./power";

/**
 * Stops a host. Does nothing to one that stops or is stopped. https://docs.ucloud.cn/api/uhost-api/stop_uhost_instance
 */
export const stopUHostInstance: Action = (call) => {
  const host = existingHost(call);
  checkState(host, "Running", "Stopping", "Stopped");
  if (host.State === "Running") call.hosts.pass(host.UHostId, "Stopping", "Stopped");
  return { UHostId: host.UHostId };
};
