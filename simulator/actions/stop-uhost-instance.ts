import type { Action } from "./call";
import { existingHost } from "./existing-host";

/** Stopping a stopped host changes nothing. https://docs.ucloud.cn/api/uhost-api/stop_uhost_instance */
export const stopUHostInstance: Action = (call) => {
  const host = existingHost(call);
  call.hosts.setState(host, "Stopped");
  return { UHostId: host.UHostId };
};
