import * as z from "zod";
import { imageRecord } from "../image/image";
import { hasRaisedKernel } from "../image/operating-system";
import { isSameFeature, type Feature } from "../image/vocabulary";
import { impossibleBootDisk, isLocal } from "./boot-disks";
import type { Host, NetCapability } from "./host";
import { mayBeOlder, newestPlatform, typeOf } from "./machine-types";

/** The reasons why an image does not fit a host. The names are this package's own. */
export const fitRules = [
  "oFamily",
  "noVgpu",
  "arm",
  "x86",
  "raisedKernel",
  "gpu",
  "cloudInit",
  "network",
  "networkCores",
  "networkWindows",
  "networkCard",
  "hotPlug",
  "ipv6",
  "rssdBootDisk",
  "bootDisk",
  "bootDiskSize",
  "localBootDisk",
  "linkedSnapshots",
  "minimalCpu",
  "windowsCores",
] as const;

type FitRuleName = (typeof fitRules)[number];

/** The fields of an image that the rules read, so that an image made by hand works too. */
export const fitImage = imageRecord
  .pick({
    imageName: true,
    osType: true,
    features: true,
    supportedGpuTypes: true,
    imageSizeGb: true,
    minimalCpu: true,
    dataSnapshotIds: true,
  })
  .partial({ dataSnapshotIds: true });

export type FitImage = z.infer<typeof fitImage>;

/** One reason why CreateUHostInstance refuses an image on a host. */
export interface FitRule {
  readonly name: FitRuleName;
  /** The UCloud page that states the rule. */
  readonly source: string;
  /** Returns the demand in words, for this host. */
  readonly demand: (host: Host) => string;
  readonly applies: (host: Host) => boolean;
  readonly holds: (image: FitImage, host: Host) => boolean;
  /** Returns whether an image that fails on `before` may fail here for the same reason. Default: always. */
  readonly looser?: (host: Host, before: Host) => boolean;
}

/** A UCloud rule that an image breaks on a host. */
export const brokenRule = z.object({
  rule: z.enum(fitRules).describe("Name of the rule, such as `raisedKernel`."),
  reason: z.string().describe("What the rule demands of the image on this host, in words."),
});

export type BrokenRule = z.infer<typeof brokenRule>;

/** Returns all rules that an image breaks on a host. When there are none, the host can be made from the image. */
export function brokenRules(image: FitImage, host: Host): BrokenRule[] {
  return rulesFor(host)
    .filter((rule) => !rule.holds(image, host))
    .map(({ name, demand }) => ({ rule: name, reason: demand(host) }));
}

/** Returns the rules that apply to a host, in the order of UCloud's table; none for a host without published rules. */
export function rulesFor(host: Host): FitRule[] {
  return isUnjudged(host) ? [] : rules.filter((rule) => rule.applies(host));
}

/** Returns whether UCloud knows the host's machine type but publishes no rules for its images. */
export function isUnjudged(host: Host): boolean {
  return typeOf(host).kind === "unjudged";
}

/** Returns a text that says that it is unknown which images a host boots. */
export function unjudgedText({ machineType }: Host): string {
  return `UCloud publishes no rules for the images of machine type ${machineType}`;
}

export function isArm(host: Host): boolean {
  return typeOf(host).isArm;
}

/** Returns whether no UCloud host boots an image, whatever the machine type. */
export function bootsNowhere({ features }: { readonly features: readonly string[] }): boolean {
  return features.includes("Vgpu_AMD") || features.includes("Vgpu_NVIDIA");
}

const choosing = "https://docs.ucloud.cn/uhost/introduction/image/introduction, 标准镜像筛选";
const creating = "https://docs.ucloud.cn/api/uhost-api/create_uhost_instance";
const describing = "https://docs.ucloud.cn/api/uhost-api/describe_image";
const networking = "https://docs.ucloud.cn/uhost/introduction/feature/feature, 1.3";
const disks = "https://docs.ucloud.cn/api/uhost-api/disk_type";
const codes = "https://docs.ucloud.cn/api/uhost-api/error_code";

/** UCloud's rules, as its pages stated them on 2026-08-21. */
const rules: readonly FitRule[] = [
  {
    name: "oFamily",
    source: choosing,
    demand: () => "the O family needs RssdAttachable",
    applies: isOFamily,
    holds: has("RssdAttachable"),
  },
  {
    name: "noVgpu",
    source: choosing,
    demand: () => "hosts take no image with Vgpu_AMD or Vgpu_NVIDIA",
    applies: always,
    holds: (image) => !bootsNowhere(image),
  },
  {
    name: "arm",
    source: choosing,
    demand: () => "ARM (Ampere) needs Aarch64_Type",
    applies: isArm,
    holds: has("Aarch64_Type"),
  },
  {
    name: "x86",
    source: choosing,
    demand: () => "only ARM (Ampere) boots Aarch64_Type",
    applies: (host) => !isArm(host),
    holds: ({ features }) => !features.includes("Aarch64_Type"),
  },
  {
    name: "raisedKernel",
    source: choosing,
    demand: () => "only the O family boots a raised kernel (高内核)",
    applies: (host) => !isOFamily(host),
    holds: ({ imageName }) => !hasRaisedKernel(imageName),
  },
  {
    name: "gpu",
    source: `${describing}, SupportedGPUTypes and Features`,
    demand: (host) => `the image must support the GPU type ${typeOf(host).gpuType}`,
    applies: (host) => typeOf(host).kind === "gpu",
    holds: ({ features, supportedGpuTypes }, host) =>
      supportedGpuTypes.length > 0
        ? supportedGpuTypes.some((type) => type === typeOf(host).gpuType)
        : features.includes("GPU"),
    looser: (host, before) => typeOf(host).gpuType === typeOf(before).gpuType,
  },
  {
    name: "cloudInit",
    source: `${creating}, UserData and AutoDataDiskInit`,
    demand: ({ userData }) => `${userData === true ? "UserData" : "AutoDataDiskInit"} needs CloudInit`,
    applies: ({ userData, autoDataDiskInit }) => userData === true || autoDataDiskInit === true,
    holds: has("CloudInit"),
  },
  network("Super", "NetEnhnced", networking),
  network("Ultra", "NetEnhanced_Ultra", networking),
  network("Extreme", "NetEnhanced_Extreme", `${describing}, Features`),
  networkCores("Super", 4, `${networking}; ${codes}, 8949`),
  networkCores("Ultra", 2, networking),
  {
    name: "networkWindows",
    source: networking,
    demand: () => "NetCapability Ultra is not for Windows",
    applies: ({ netCapability }) => netCapability === "Ultra",
    holds: ({ osType }) => osType !== "Windows",
  },
  {
    name: "networkCard",
    source: networking,
    demand: (host) => `NetCapability Ultra on the family ${typeOf(host).family} needs SmartNic_cx6`,
    applies: (host) => host.netCapability === "Ultra" && /^om?2/.test(typeOf(host).family ?? ""),
    holds: has("SmartNic_cx6"),
  },
  {
    name: "hotPlug",
    source: `${describing}, Features`,
    demand: () => "HotplugFeature needs HotPlug",
    applies: ({ hotplug }) => hotplug === true,
    holds: has("HotPlug"),
  },
  {
    name: "ipv6",
    source: `${describing}, Features`,
    demand: () => "an IPv6 address needs IPv6",
    applies: ({ ipv6 }) => ipv6 === true,
    holds: has("IPv6"),
  },
  {
    name: "rssdBootDisk",
    source: `${describing}, Features`,
    demand: ({ bootDisk }) => `a boot disk of type ${bootDisk?.type} needs RssdAttachable`,
    applies: ({ bootDisk }) => bootDisk?.type?.includes("RSSD") === true,
    holds: has("RssdAttachable"),
  },
  {
    name: "bootDisk",
    source: disks,
    demand: ({ bootDisk }) => impossibleBootDisk(bootDisk) ?? "",
    applies: ({ bootDisk }) => impossibleBootDisk(bootDisk) !== undefined,
    holds: () => false,
  },
  {
    name: "bootDiskSize",
    source: `${disks}; ${codes}, 8315`,
    demand: ({ bootDisk }) => `the image must fit on a boot disk of ${bootDisk?.sizeGb} GB`,
    applies: ({ bootDisk }) => bootDisk?.sizeGb !== undefined && !isLocal(bootDisk),
    // An image without a size is not known to fit.
    holds: ({ imageSizeGb = Infinity }, { bootDisk }) => imageSizeGb <= (bootDisk?.sizeGb ?? 0),
    looser: (host, before) => (host.bootDisk?.sizeGb ?? 0) >= (before.bootDisk?.sizeGb ?? 0),
  },
  {
    name: "localBootDisk",
    source: `${disks}, [1]; ${codes}, 8316`,
    demand: ({ bootDisk }) => `a local boot disk of ${bootDisk?.sizeGb} GB needs an image of exactly that size`,
    applies: ({ bootDisk }) => bootDisk?.sizeGb !== undefined && isLocal(bootDisk),
    holds: ({ imageSizeGb }, { bootDisk }) => imageSizeGb === bootDisk?.sizeGb,
  },
  {
    name: "linkedSnapshots",
    source: "https://docs.ucloud.cn/uhost/guide/image/common, 从镜像创建主机",
    demand: () => "a local boot disk takes no image with linked snapshots of data disks",
    applies: ({ bootDisk }) => isLocal(bootDisk),
    holds: ({ dataSnapshotIds = [] }) => dataSnapshotIds.length === 0,
  },
  {
    name: "minimalCpu",
    source: `${describing}, MinimalCPU; ${creating}, MinimalCpuPlatform`,
    demand: (host) => `the image must run on CPUs as old as ${typeOf(host).cpuPlatform}`,
    applies: (host) => mayBeOlder(typeOf(host).cpuPlatform ?? "", newestPlatform),
    holds: ({ minimalCpu = "" }, host) => !mayBeOlder(typeOf(host).cpuPlatform ?? "", minimalCpu),
  },
  {
    name: "windowsCores",
    source: `${codes}, 8027 and 8036`,
    demand: () => "Windows needs at least 2 CPU cores",
    applies: ({ cpu = 2 }) => cpu < 2,
    holds: ({ osType }) => osType !== "Windows",
  },
];

function network(capability: NetCapability, feature: Feature, source: string): FitRule {
  return {
    name: "network",
    source,
    demand: () => `NetCapability ${capability} needs ${feature}`,
    applies: ({ netCapability }) => netCapability === capability,
    holds: has(feature),
    looser: (host, before) => host.netCapability === before.netCapability,
  };
}

/** Requires a number of cores. A host without `cpu` has enough: CreateUHostInstance makes 4 by default. */
function networkCores(capability: NetCapability, least: number, source: string): FitRule {
  return {
    name: "networkCores",
    source,
    demand: ({ cpu }) => `NetCapability ${capability} needs at least ${least} CPU cores, and the host has ${cpu}`,
    applies: ({ netCapability, cpu = least }) => netCapability === capability && cpu < least,
    holds: () => false,
  };
}

function has(feature: Feature): (image: FitImage) => boolean {
  return ({ features }) => features.some((each) => isSameFeature(each, feature));
}

function always(): boolean {
  return true;
}

/** Returns whether a host belongs to the O family. ARM hosts do: UCloud calls them "the Ampere version" of type O. */
function isOFamily(host: Host): boolean {
  const { kind, isArm: isAmpere } = typeOf(host);
  return kind === "kuaijie" || isAmpere;
}
