import { Refusal } from "../../request/refusal";
import type { Action } from "../call";
import { existingHost } from "./existing-host";

/**
 * Deletes a host: the simulator has no recycle bin. Disks and addresses exist only as part of their host, so
 * ReleaseUDisk and ReleaseEIP change nothing. https://docs.ucloud.cn/api/uhost-api/terminate_uhost_instance
 */
export const terminateUHostInstance: Action = (call) => {
  const host = existingHost(call);
  if (host.State !== "Stopped") throw new Refusal(8856, `Delete failed: stop UHost [${host.UHostId}] first`);
  call.hosts.remove(host.UHostId);
  call.firewalls.revoke(host.UHostId);
  return { UHostId: host.UHostId, InRecycle: "No" };
};
