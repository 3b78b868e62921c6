import type { Action } from "./call";
import { existingHost } from "./existing-host";

/** Starting a running host changes nothing. https://docs.ucloud.cn/api/uhost-api/start_uhost_instance */
export const startUHostInstance: Action = (call) => {
  const host = existingHost(call);
  call.hosts.setState(host, "Running");
  return { UHostId: host.UHostId };
};
