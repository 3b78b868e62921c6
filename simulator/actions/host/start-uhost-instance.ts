import type { Action } from "../call";
import { existingHost } from "./existing-host";
import { checkState } from "./power";

/**
 * Starts a stopped host. Does nothing to one that starts or runs.
 * https://docs.ucloud.cn/api/uhost-api/start_uhost_instance
 */
export const startUHostInstance: Action = (call) => {
  const host = existingHost(call);
  checkState(host, "Stopped", "Starting", "Running");
  if (host.State === "Stopped") call.hosts.pass(host.UHostId, "Starting", "Running");
  return { UHostId: host.UHostId };
};
