import type { Parameters } from "../request/parameters";
import { missingParameter } from "../request/refusal";
import { bootDiskOf } from "./disks";
import type { Host, HostDisk } from "./host";
import { requestedSize } from "./size";

/** What a host asks of its image. */
export interface HostShape {
  /** Its family, such as N, O or G. */
  readonly machineType: string;
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
 * Returns the host that CreateUHostInstance's parameters describe, with the documented defaults. A guess: without
 * MachineType it is N. https://docs.ucloud.cn/api/uhost-api/create_uhost_instance
 */
export function requestedShape(parameters: Parameters, disks: readonly HostDisk[]): HostShape {
  const machineType = parameters.text("MachineType") ?? "N";
  if (machineType === "G" && parameters.text("GpuType") === undefined) throw missingParameter("GpuType");
  const { cpu } = requestedSize(parameters, { cpu: 4, memory: 8192 }, { cpu: 8044, memory: 8046 });
  return {
    machineType,
    gpuType: parameters.text("GpuType"),
    cpuPlatform: parameters.text("MinimalCpuPlatform") ?? "Intel/Auto",
    netCapability: parameters.oneOf("NetCapability", ["Normal", "Super", "Ultra", "Extreme"]) ?? "Normal",
    hotplug: parameters.flag("HotplugFeature"),
    cloudInit: parameters.text("UserData") !== undefined || parameters.text("AutoDataDiskInit") === "On",
    ipv6: parameters.numbers("NetworkInterface").some((n) => parameters.anyUnder(`NetworkInterface.${n}.IPv6`)),
    ...bootDiskShape(disks),
    cpu,
  };
}

/** Returns what an existing host asks of its image. */
export function shapeOf(host: Omit<Host, "State" | "BootDiskState">): HostShape {
  return {
    machineType: host.MachineType,
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
