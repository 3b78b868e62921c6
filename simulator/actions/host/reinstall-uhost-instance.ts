import { shapeOf } from "../../hosts/host-shape";
import type { Action } from "../call";
import { fieldsOfImage } from "./create-uhost-instance";
import { existingHost } from "./existing-host";
import { checkStopped } from "./power";
import { usableImage } from "./usable-image";

/** Puts another image, or its own again, on a stopped host. https://docs.ucloud.cn/api/uhost-api/reinstall_uhost_instance */
export const reinstallUHostInstance: Action = (call) => {
  const host = existingHost(call);
  checkStopped(host);
  const imageId = call.parameters.text("ImageId") ?? host.BasicImageId;
  const image = usableImage(call, imageId, host.Zone, shapeOf(host));
  call.hosts.change(host.UHostId, fieldsOfImage(image));
  call.hosts.install(host.UHostId);
  return { UHostId: host.UHostId };
};
