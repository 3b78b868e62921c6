import { z } from "zod";
import { imageRecord } from "../image/image";
import { hasRaisedKernel } from "../image/operating-system";
import type { Feature } from "../image/vocabulary";
import type { Host, NetCapability } from "./host";

/** Why an image does not fit a host; the names are this package's own. */
export const fitRules = [
  "oFamily",
  "noVgpu",
  "arm",
  "x86",
  "raisedKernel",
  "gpu",
  "cloudInit",
  "network",
  "hotPlug",
  "ipv6",
  "rssdBootDisk",
  "bootDiskSize",
  "windowsCores",
] as const;

type FitRuleName = (typeof fitRules)[number];

/** What the rules read of an image, so that one that was made by hand will do. */
export const fitImage = imageRecord.pick({
  imageName: true,
  osType: true,
  features: true,
  supportedGpuTypes: true,
  imageSizeGb: true,
});

export type FitImage = z.infer<typeof fitImage>;

/** One reason for which CreateUHostInstance refuses an image on a host. */
export interface FitRule {
  readonly name: FitRuleName;
  /** The demand in words, as it stands for this host. */
  readonly demand: (host: Host) => string;
  readonly applies: (host: Host) => boolean;
  readonly holds: (image: FitImage, host: Host) => boolean;
  /** Whether an image that fails on `before` may fail here for the same reason. Default: yes, whatever the two hosts are. */
  readonly looser?: (host: Host, before: Host) => boolean;
}

/** A rule of UCloud's that an image breaks on a host. */
export const brokenRule = z.object({
  rule: z.enum(fitRules).describe("Name of the rule, such as `raisedKernel`."),
  reason: z.string().describe("What the rule demands of the image on this host, in words."),
});

export type BrokenRule = z.infer<typeof brokenRule>;

/** All rules that an image breaks on a host; none, and the host can be made from it. */
export function brokenRules(image: FitImage, host: Host): BrokenRule[] {
  return rulesFor(host)
    .filter((rule) => !rule.holds(image, host))
    .map(({ name, demand }) => ({ rule: name, reason: demand(host) }));
}

/** The rules that concern a host, in the order of UCloud's table. */
export function rulesFor(host: Host): FitRule[] {
  return rules.filter((rule) => rule.applies(host));
}

/** o1r is the O family's member with ARM. */
export function isArm({ machineType, cpuPlatform }: Host): boolean {
  return isO1r(machineType) || cpuPlatform?.startsWith("Ampere/") === true;
}

/** Source: https://docs.ucloud.cn/api/uhost-api/create_uhost_instance, MachineType, MinimalCpuPlatform and Features. */
const rules: readonly FitRule[] = [
  {
    name: "oFamily",
    demand: () => "the O family needs RssdAttachable",
    applies: isOFamily,
    holds: has("RssdAttachable"),
  },
  {
    name: "noVgpu",
    demand: () => "hosts take no image with Vgpu_AMD or Vgpu_NVIDIA",
    applies: always,
    holds: ({ features }) => !features.includes("Vgpu_AMD") && !features.includes("Vgpu_NVIDIA"),
  },
  {
    name: "arm",
    demand: () => "ARM (Ampere) needs Aarch64_Type",
    applies: isArm,
    holds: has("Aarch64_Type"),
  },
  {
    name: "x86",
    demand: () => "only ARM (Ampere) boots Aarch64_Type",
    applies: (host) => !isArm(host),
    holds: ({ features }) => !features.includes("Aarch64_Type"),
  },
  {
    name: "raisedKernel",
    demand: () => "only the O family boots a raised kernel (高内核)",
    applies: (host) => !isOFamily(host),
    holds: ({ imageName }) => !hasRaisedKernel(imageName),
  },
  {
    name: "gpu",
    demand: ({ gpuType }) => `the image must support the GPU type ${gpuType}`,
    applies: ({ machineType }) => machineType === "G",
    holds: ({ features, supportedGpuTypes }, { gpuType }) =>
      supportedGpuTypes.length > 0 ? supportedGpuTypes.some((type) => type === gpuType) : features.includes("GPU"),
    looser: (host, before) => host.gpuType === before.gpuType,
  },
  {
    name: "cloudInit",
    demand: ({ userData }) => `${userData === true ? "UserData" : "AutoDataDiskInit"} needs CloudInit`,
    applies: ({ userData, autoDataDiskInit }) => userData === true || autoDataDiskInit === true,
    holds: has("CloudInit"),
  },
  network("Super", "NetEnhnced"),
  network("Ultra", "NetEnhanced_Ultra"),
  network("Extreme", "NetEnhanced_Extreme"),
  {
    name: "hotPlug",
    demand: () => "HotplugFeature needs HotPlug",
    applies: ({ hotplug }) => hotplug === true,
    holds: has("HotPlug"),
  },
  {
    name: "ipv6",
    demand: () => "an IPv6 address needs IPv6",
    applies: ({ ipv6 }) => ipv6 === true,
    holds: has("IPv6"),
  },
  {
    name: "rssdBootDisk",
    demand: ({ bootDisk }) => `a boot disk of type ${bootDisk?.type} needs RssdAttachable`,
    applies: ({ bootDisk }) => bootDisk?.type?.includes("RSSD") === true,
    holds: has("RssdAttachable"),
  },
  {
    name: "bootDiskSize",
    demand: ({ bootDisk }) => `the image must fit on a boot disk of ${bootDisk?.sizeGb} GB`,
    applies: ({ bootDisk }) => bootDisk?.sizeGb !== undefined,
    // An image that does not say its size is not known to fit.
    holds: ({ imageSizeGb = Infinity }, { bootDisk }) => imageSizeGb <= (bootDisk?.sizeGb ?? 0),
    looser: (host, before) => (host.bootDisk?.sizeGb ?? 0) >= (before.bootDisk?.sizeGb ?? 0),
  },
  {
    name: "windowsCores",
    demand: () => "Windows needs at least 2 CPU cores",
    applies: ({ cpu = 2 }) => cpu < 2,
    holds: ({ osType }) => osType !== "Windows",
  },
];

function network(capability: NetCapability, feature: Feature): FitRule {
  return {
    name: "network",
    demand: () => `NetCapability ${capability} needs ${feature}`,
    applies: ({ netCapability }) => netCapability === capability,
    holds: has(feature),
    looser: (host, before) => host.netCapability === before.netCapability,
  };
}

function has(feature: Feature): (image: FitImage) => boolean {
  return ({ features }) => features.includes(feature);
}

function always(): boolean {
  return true;
}

function isOFamily({ machineType }: Host): boolean {
  return oFamily.includes(machineType) || isO1r(machineType);
}

function isO1r(machineType: string): boolean {
  return machineType.startsWith("o1r");
}

const oFamily: readonly string[] = ["O", "OM", "OMEM", "OPRO", "OPROG"];
