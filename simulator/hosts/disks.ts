import { randomId, type Random } from "../random";
import type { Parameters } from "../request/parameters";
import { missingParameter, Refusal, unavailableParameter } from "../request/refusal";
import { diskTypes } from "./disk-types";
import type { HostDisk } from "./host";

/** Returns the disks that CreateUHostInstance asks for: "exactly one of the disks is the boot disk". */
export function requestedDisks(parameters: Parameters, random: Random): HostDisk[] {
  const prefixes = parameters.numbers("Disks").map((number) => `Disks.${number}`);
  if (prefixes.length === 0) throw missingParameter("Disks.0.IsBoot");
  const disks = prefixes.map((prefix) => requestedDisk(parameters, prefix, random));
  if (disks.filter(({ IsBoot }) => IsBoot === "True").length !== 1) {
    throw unavailableParameter("Disks.N.IsBoot", "one boot disk is needed");
  }
  return disks;
}

function requestedDisk(parameters: Parameters, prefix: string, random: Random): HostDisk {
  const boot = parameters.flag(`${prefix}.IsBoot`);
  const name = parameters.required(`${prefix}.Type`);
  parameters.required(`${prefix}.Size`);
  const size = parameters.count(`${prefix}.Size`, 0);
  const type = diskTypes.get(name);
  const sizes = boot ? type?.boot : type?.data;
  if (type === undefined || sizes === undefined) throw unavailableParameter(`${prefix}.Type`);
  // A local boot disk has the image's size: host-fit.ts checks it.
  if (!(boot && type.local) && (size < sizes.smallest || size > sizes.largest)) throw wrongDiskSize(size);
  return {
    DiskId: randomId(type.local ? "bsm-" : "bsi-", random),
    DiskType: name,
    IsBoot: boot ? "True" : "False",
    Size: size,
    Type: boot ? "Boot" : type.local ? "Data" : "Udisk",
    Encrypted: parameters.flag(`${prefix}.Encrypted`) ? "true" : "false",
  };
}

/** 8107 is "operation failed, wrong disk size". A guess: CreateUHostInstance answers with it too. */
export function wrongDiskSize(size: number): Refusal {
  return new Refusal(8107, `Operation failed: a disk can't have ${size} GB`);
}

/** The boot disk of a host. */
export function bootDiskOf(disks: readonly HostDisk[]): HostDisk | undefined {
  return disks.find(({ IsBoot }) => IsBoot === "True");
}

/** GB of the data disks. */
export function dataDiskSpace(disks: readonly HostDisk[]): number {
  return disks.reduce((sum, { IsBoot, Size }) => sum + (IsBoot === "True" ? 0 : Size), 0);
}
