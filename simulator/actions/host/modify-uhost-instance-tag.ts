import { checkName } from "../../hosts/names";
import type { Action } from "../call";
import { existingHost } from "./existing-host";

/**
 * Changes a host's business group. Without Tag it is Default.
 * https://docs.ucloud.cn/api/uhost-api/modify_uhost_instance_tag
 */
export const modifyUHostInstanceTag: Action = (call) => {
  const host = existingHost(call);
  const tag = call.parameters.text("Tag") ?? "Default";
  checkName("Tag", tag);
  call.hosts.change(host.UHostId, { Tag: tag });
  return { UHostId: host.UHostId };
};
