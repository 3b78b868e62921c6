import { hostShape, type Host } from "../provider/filter/host";
import type { KnownProperties } from "./known-properties";

/**
 * Returns the shape of a host: a bridged one of UCloud's Terraform provider (`instanceType`), or a resource with the
 * property names of CreateUHostInstance (`machineType`). Undefined for other resources, for which UCloud has no rules.
 */
export function shapeOf(properties: KnownProperties): Host | undefined {
  const written = typeof properties["instanceType"] === "string" ? shapeOfBridged(properties) : apiShape(properties);
  return hostShape.safeParse(withoutUndefined(written)).data;
}

/**
 * Reads a bridged host: `o-basic-2` is machine type O with 2 cores. A local boot disk is always as large as its image.
 * Source: UCloud's Terraform provider, ucloud/types.go and the create function of ucloud/resource_ucloud_instance.go.
 */
function shapeOfBridged(properties: KnownProperties): Record<string, unknown> {
  const [family = "", , cores] = String(properties["instanceType"]).split("-");
  const { bootDiskType } = properties;
  const diskType = typeof bootDiskType === "string" ? bootDiskType.toUpperCase() : "LOCAL_NORMAL";
  return {
    machineType: family.toUpperCase(),
    // The provider has no property for the type of GPU, so only the presence of a GPU is known.
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

/** The type of a GPU that the host does not name. Rules about GPUs are not checked for it. */
export const unknownGpu = "unknown";

function isGiven(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function withoutUndefined(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
