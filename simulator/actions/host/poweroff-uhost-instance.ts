import type { Action } from "../call";
import { existingHost } from "./existing-host";
import { checkState } from "./power";

/**
 * Cuts a host's power "without waiting for it to shut down". A guess: it is Stopping for a while. A client has to wait
 * for Stopped either way. https://docs.ucloud.cn/api/uhost-api/poweroff_uhost_instance
 */
export const poweroffUHostInstance: Action = (call) => {
  const host = existingHost(call);
  checkState(host, "Starting", "Running", "Stopping", "Stopped");
  if (host.State !== "Stopped") call.hosts.pass(host.UHostId, "Stopping", "Stopped");
  return { UHostId: host.UHostId };
};
