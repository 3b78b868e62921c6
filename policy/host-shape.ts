import { hostShape, type Host } from "../provider/filter/host";
import type { KnownProperties } from "./known-properties";

/**
 * Returns the shape of a host: of UCloud's Terraform provider, bridged (`instanceType`), or of a resource that names its
 * properties as CreateUHostInstance does (`machineType`). Undefined for what is no host that UCloud has rules for.
 */
export function shapeOf(properties: KnownProperties): Host | undefined {
  const written = typeof properties["instanceType"] === "string" ? bridgedShape(properties) : apiShape(properties);
  return hostShape.safeParse(withoutUndefined(written)).data;
}

/**
 * `o-basic-2` is machine type O with 2 cores. A local boot disk is as large as its image, whatever size is asked for.
 * Source: UCloud's Terraform provider, ucloud/types.go and the create function of ucloud/resource_ucloud_instance.go.
 */
function bridgedShape(properties: KnownProperties): Record<string, unknown> {
  const [family = "", , cores] = String(properties["instanceType"]).split("-");
  const { bootDiskType } = properties;
  const diskType = typeof bootDiskType === "string" ? bootDiskType.toUpperCase() : "LOCAL_NORMAL";
  return {
    machineType: family.toUpperCase(),
    // That provider has no property for it, so that nothing is known of a GPU host but that it is one.
    gpuType: family === "g" ? unknownGpu : undefined,
    cpu: Number(cores),
    cpuPlatform: properties["minCpuPlatform"],
    userData: isGiven(properties["userData"]),
    bootDisk: withoutUndefined({
      type: diskType,
      sizeGb: diskType.startsWith("CLOUD") ? properties["bootDiskSize"] : undefined,
    }),
  };
}

function apiShape(properties: KnownProperties): Record<string, unknown> {
  return {
    machineType: properties["machineType"],
    gpuType: properties["gpuType"] ?? (properties["machineType"] === "G" ? unknownGpu : undefined),
    cpu: properties["cpu"],
    cpuPlatform: properties["minimalCpuPlatform"] ?? properties["cpuPlatform"],
    netCapability: properties["netCapability"],
    hotplug: properties["hotplugFeature"],
    userData: isGiven(properties["userData"]),
    bootDisk: withoutUndefined({ type: properties["bootDiskType"], sizeGb: properties["bootDiskGb"] }),
  };
}

/** Stands for the GPU of a host that does not say it; no rule about GPUs is held against its image. */
export const unknownGpu = "unknown";

function isGiven(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function withoutUndefined(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
