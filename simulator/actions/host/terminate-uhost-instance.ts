import { Refusal } from "../../request/refusal";
import type { Action } from "../call";
import { existingHost } from "./existing-host";

/**
 * Ends a host for good: there is no recycle bin here. Its disks and addresses are known by the host alone, so ReleaseUDisk
 * and ReleaseEIP change nothing. https://docs.ucloud.cn/api/uhost-api/terminate_uhost_instance
 */
export const terminateUHostInstance: Action = (call) => {
  const host = existingHost(call);
  if (host.State !== "Stopped") throw new Refusal(8856, `Delete failed: stop UHost [${host.UHostId}] first`);
  call.hosts.remove(host.UHostId);
  call.firewalls.revoke(host.UHostId);
  return { UHostId: host.UHostId, InRecycle: "No" };
};
