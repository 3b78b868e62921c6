import { checkRemark } from "../../hosts/names";
import type { Action } from "../call";
import { existingHost } from "./existing-host";

/**
 * Without a Remark it becomes empty, since UCloud's SDKs send no empty texts. That is a guess.
 * https://docs.ucloud.cn/api/uhost-api/modify_uhost_instance_remark
 */
export const modifyUHostInstanceRemark: Action = (call) => {
  const host = existingHost(call);
  const remark = call.parameters.text("Remark") ?? "";
  checkRemark(remark);
  call.hosts.change(host.UHostId, { Remark: remark });
  return { UHostId: host.UHostId };
};
