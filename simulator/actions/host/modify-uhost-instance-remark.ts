import { checkRemark } from "../../hosts/names";
import type { Action } from "../call";
import { existingHost } from "./existing-host";

/**
 * Changes a host's remark. A guess: without Remark it becomes empty, since UCloud's SDKs do not send empty texts.
 * https://docs.ucloud.cn/api/uhost-api/modify_uhost_instance_remark
 */
export const modifyUHostInstanceRemark: Action = (call) => {
  const host = existingHost(call);
  const remark = call.parameters.text("Remark") ?? "";
  checkRemark(remark);
  call.hosts.change(host.UHostId, { Remark: remark });
  return { UHostId: host.UHostId };
};
