import { diskTypes } from "../../hosts/disk-types";
import type { Host, HostDisk } from "../../hosts/host";
import { shapeOf } from "../../hosts/host-shape";
import type { Action, Call } from "../call";
import { fieldsOfImage } from "./create-uhost-instance";
import { existingHost } from "./existing-host";
import { checkStopped } from "./power";
import { usableImage } from "./usable-image";

/** Puts another image, or its own again, on a stopped host. https://docs.ucloud.cn/api/uhost-api/reinstall_uhost_instance */
export const reinstallUHostInstance: Action = (call) => {
  const host = existingHost(call);
  checkStopped(host);
  const imageId = call.parameters.text("ImageId") ?? host.BasicImageId;
  const disks = host.DiskSet.map((disk) => reinstalledDisk(call, disk, imageId));
  const image = usableImage(call, imageId, host.Zone, shapeOf({ ...host, DiskSet: disks } satisfies Host));
  call.hosts.change(host.UHostId, { ...fieldsOfImage(image), DiskSet: disks });
  call.hosts.install(host.UHostId);
  return { UHostId: host.UHostId };
};

/** "When a host is made or reinstalled, a local boot disk has the image's size only." */
function reinstalledDisk({ images }: Call, disk: HostDisk, imageId: string): HostDisk {
  const local = disk.IsBoot === "True" && diskTypes.get(disk.DiskType)?.local === true;
  return local ? { ...disk, Size: images.find(imageId)?.ImageSize ?? disk.Size } : disk;
}
