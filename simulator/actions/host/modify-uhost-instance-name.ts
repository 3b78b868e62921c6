import { checkName } from "../../hosts/names";
import type { Action } from "../call";
import { existingHost } from "./existing-host";

/** Renames a host. Without Name nothing changes. https://docs.ucloud.cn/api/uhost-api/modify_uhost_instance_name */
export const modifyUHostInstanceName: Action = (call) => {
  const host = existingHost(call);
  const name = call.parameters.text("Name") ?? host.Name;
  checkName("Name", name);
  call.hosts.change(host.UHostId, { Name: name });
  return { UHostId: host.UHostId };
};
