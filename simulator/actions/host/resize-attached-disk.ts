import { diskTypes } from "../../hosts/disk-types";
import { dataDiskSpace, wrongDiskSize } from "../../hosts/disks";
import type { HostDisk } from "../../hosts/host";
import { Refusal } from "../../request/refusal";
import type { Action } from "../call";
import { existingHost } from "./existing-host";

/**
 * Makes a disk of a host larger, in steps of 10 GB. A running host must be restarted for it; in the simulator always.
 * https://docs.ucloud.cn/api/uhost-api/resize_attached_disk
 */
export const resizeAttachedDisk: Action = (call) => {
  const { parameters } = call;
  parameters.required("Zone");
  const host = existingHost(call);
  const diskId = parameters.required("DiskId");
  parameters.required("DiskSpace");
  const disk = host.DiskSet.find(({ DiskId }) => DiskId === diskId);
  // 8906 is "the host's disk information is wrong". A guess: it also answers an unknown disk.
  if (disk === undefined) throw new Refusal(8906, `UHost [${host.UHostId}] has no disk [${diskId}]`);
  const size = parameters.count("DiskSpace", 0);
  checkNewSize(disk, size);
  if (!parameters.flag("DryRun")) {
    const disks = host.DiskSet.map((other) => (other === disk ? { ...disk, Size: size } : other));
    call.hosts.change(host.UHostId, { DiskSet: disks, TotalDiskSpace: dataDiskSpace(disks) });
  }
  return { DiskId: diskId, NeedRestart: host.State !== "Stopped" };
};

function checkNewSize({ DiskType, IsBoot, Size }: HostDisk, size: number): void {
  const type = diskTypes.get(DiskType);
  const largest = (IsBoot === "True" ? type?.boot : type?.data)?.largest ?? 0;
  if (size % 10 !== 0 || size > largest) throw wrongDiskSize(size);
  if (size > Size) return;
  // 8319: "the system disk can't be smaller than the host's present one".
  throw IsBoot === "True" ? new Refusal(8319, `The system disk has ${Size} GB already`) : wrongDiskSize(size);
}
