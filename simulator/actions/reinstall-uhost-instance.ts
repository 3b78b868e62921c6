import { shapeOf } from "../hosts/host-shape";
import { Refusal } from "../request/refusal";
import type { Action } from "./call";
import { existingHost } from "./existing-host";
import { usableImage } from "./usable-image";

/** Puts another image, or its own again, on a stopped host. https://docs.ucloud.cn/api/uhost-api/reinstall_uhost_instance */
export const reinstallUHostInstance: Action = (call) => {
  const host = existingHost(call);
  if (host.State !== "Stopped") throw new Refusal(8010, `Operation failed: stop UHost [${host.UHostId}] first`);
  const imageId = call.parameters.text("ImageId") ?? host.BasicImageId;
  const image = usableImage(call, imageId, host.Zone, shapeOf(host));
  const reinstalled = {
    ...host,
    BasicImageId: image.ImageId,
    BasicImageName: image.ImageName ?? "",
    OsName: image.OsName ?? "",
    OsType: image.OsType ?? "",
  };
  call.hosts.put(reinstalled, call.place.project);
  return { UHostId: host.UHostId };
};
