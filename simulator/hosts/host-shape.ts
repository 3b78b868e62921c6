import type { Parameters } from "../request/parameters";
import { missingParameter, unavailableParameter } from "../request/refusal";
import { bootDiskOf } from "./disks";
import type { Host, HostDisk } from "./host";
import { families, machineTypes, olderTypes, type MachineKind } from "./machine-types";
import { requestedSize } from "./size";

/** What a host asks of its image. */
export interface HostShape {
  /** How the rules about images treat its machine type. */
  readonly kind: MachineKind;
  /** Its machine type, such as N, O or G. */
  readonly machineType: string;
  /** The older UHostType that it was asked for by, such as N2; else empty. */
  readonly olderType: string;
  /** Its family, such as o1i; empty where none was asked for. */
  readonly family: string;
  /** The type of its GPUs, on a host of type G. */
  readonly gpuType: string | undefined;
  /** Its CPU platform, such as Intel/Auto or Ampere/Altra. */
  readonly cpuPlatform: string;
  /** Network enhancement: Normal, Super, Ultra or Extreme. */
  readonly netCapability: string;
  /** Whether its CPU and memory can be changed while it runs. */
  readonly hotplug: boolean;
  /** UserData or AutoDataDiskInit=On. */
  readonly cloudInit: boolean;
  /** Whether it gets an IPv6 address. */
  readonly ipv6: boolean;
  /** Such as CLOUD_SSD or CLOUD_RSSD. */
  readonly bootDiskType: string;
  /** Size of its boot disk in GB. */
  readonly bootDiskGb: number;
  /** Cores. */
  readonly cpu: number;
}

/**
 * Returns the host that CreateUHostInstance's parameters describe, with the documented defaults.
 * https://docs.ucloud.cn/api/uhost-api/create_uhost_instance
 */
export function requestedShape(parameters: Parameters, disks: readonly HostDisk[]): HostShape {
  const type = requestedType(parameters);
  const { cpu } = requestedSize(parameters, { cpu: 4, memory: 8192 }, { cpu: 8044, memory: 8046 });
  return {
    ...type,
    netCapability: parameters.oneOf("NetCapability", ["Normal", "Super", "Ultra", "Extreme"]) ?? "Normal",
    hotplug: parameters.flag("HotplugFeature"),
    cloudInit: parameters.text("UserData") !== undefined || parameters.text("AutoDataDiskInit") === "On",
    ipv6: parameters.numbers("NetworkInterface").some((n) => parameters.anyUnder(`NetworkInterface.${n}.IPv6`)),
    ...bootDiskShape(disks),
    cpu,
  };
}

type TypeShape = Pick<HostShape, "kind" | "machineType" | "olderType" | "family" | "gpuType" | "cpuPlatform">;

/**
 * Returns the type of the host. "Of MachineType and UHostType only one is needed." A guess: MachineType counts when both
 * are given. Without either the type is N2, the documented default of most zones.
 */
function requestedType(parameters: Parameters): TypeShape {
  const olderType = parameters.oneOf("UHostType", [...olderTypes.keys()]);
  const machineType = parameters.oneOf("MachineType", [...machineTypes.keys()]);
  const older = machineType === undefined ? olderTypes.get(olderType ?? "N2") : undefined;
  const type = machineType ?? older?.machineType ?? "N";
  const gpuType = older?.gpuType ?? parameters.text("GpuType");
  if (type === "G" && gpuType === undefined) throw missingParameter("GpuType");
  const platform = requestedPlatform(parameters);
  return {
    kind: machineTypes.get(type) ?? "general",
    machineType: type,
    olderType: older === undefined ? "" : (olderType ?? "N2"),
    family: requestedFamily(parameters, type, platform),
    gpuType,
    cpuPlatform: platform ?? (olderType === undefined ? undefined : older?.cpuPlatform) ?? "Intel/Auto",
  };
}

/** Returns the platform asked for. Its maker is checked, its name is not: newer platforms appear over time. */
function requestedPlatform(parameters: Parameters): string | undefined {
  const platform = parameters.text("MinimalCpuPlatform");
  if (platform !== undefined && !/^(?:Intel|Amd|Ampere)\/\w+$/.test(platform)) {
    throw unavailableParameter("MinimalCpuPlatform");
  }
  return platform;
}

/** Returns the family asked for. It must belong to the machine type. A guess: its CPU maker must match, too. */
function requestedFamily(parameters: Parameters, machineType: string, platform: string | undefined): string {
  const name = parameters.oneOf("UHostFamily", [...families.keys()]);
  const family = name === undefined ? undefined : families.get(name);
  if (name === undefined || family === undefined) return "";
  const maker = platform?.split("/")[0] ?? family.maker;
  if (family.machineType !== machineType || family.maker !== maker) throw unavailableParameter("UHostFamily");
  return name;
}

/** Returns what an existing host asks of its image. */
export function shapeOf(host: Omit<Host, "State" | "BootDiskState">): HostShape {
  return {
    kind: machineTypes.get(host.MachineType) ?? "general",
    machineType: host.MachineType,
    olderType: host.UHostType,
    family: host.UHostFamily,
    gpuType: host.GpuType === "" ? undefined : host.GpuType,
    cpuPlatform: host.CpuPlatform,
    netCapability: host.NetCapability,
    hotplug: host.HotplugFeature,
    cloudInit: host.CloudInitFeature,
    ipv6: host.IPv6Feature,
    ...bootDiskShape(host.DiskSet),
    cpu: host.CPU,
  };
}

function bootDiskShape(disks: readonly HostDisk[]): Pick<HostShape, "bootDiskType" | "bootDiskGb"> {
  const boot = bootDiskOf(disks);
  return { bootDiskType: boot?.DiskType ?? "", bootDiskGb: boot?.Size ?? 0 };
}
