import type { Action } from "../call";
import { existingHost } from "./existing-host";
import { checkState } from "./power";

/** Starting a host that starts or runs changes nothing. https://docs.ucloud.cn/api/uhost-api/start_uhost_instance */
export const startUHostInstance: Action = (call) => {
  const host = existingHost(call);
  checkState(host, "Stopped", "Starting", "Running");
  if (host.State === "Stopped") call.hosts.pass(host.UHostId, "Starting", "Running");
  return { UHostId: host.UHostId };
};
