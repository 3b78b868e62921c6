import { diskTypes } from "./disk-types";
import type { HostShape } from "./host-shape";
import { mayBeOlder } from "./machine-types";
import type { Image } from "../images/image";

/** One rule about which image UCloud starts on which host. */
export interface FitRule {
  /** The rule's name. */
  readonly name: string;
  /** CreateUHostInstance's RetCode when the image breaks the rule. */
  readonly retCode: number;
  /** What the image must be or have, in words. */
  readonly demand: string;
  /** Where UCloud says so. */
  readonly source: string;
  /** Whether the rule applies to this host. */
  readonly applies: (shape: HostShape) => boolean;
  /** Whether the image meets the rule. */
  readonly holds: (image: Image, shape: HostShape) => boolean;
}

/** Returns the rules that this image breaks on this host: none when CreateUHostInstance would accept the pair. */
export function brokenFitRules(image: Image, shape: HostShape): FitRule[] {
  if (shape.kind === "unjudged") return [];
  return fitRules.filter((rule) => rule.applies(shape) && !rule.holds(image, shape));
}

// UCloud documents no code for most of these. 230, its code for an unavailable parameter, is a guess.
const UNDOCUMENTED = 230;

const CREATE = "https://docs.ucloud.cn/api/uhost-api/create_uhost_instance";
const CHOICE = "https://docs.ucloud.cn/uhost/introduction/image/introduction, 标准镜像筛选";
const NETWORK = "https://docs.ucloud.cn/uhost/introduction/feature/feature, 1.3";
const DISKS = "https://docs.ucloud.cn/api/uhost-api/disk_type";
const CODES = "https://docs.ucloud.cn/api/uhost-api/error_code";

/** UCloud's rules about images and hosts, as its pages stated them on 2026-08-21. */
export const fitRules: readonly FitRule[] = [
  {
    name: "kuaijie",
    retCode: UNDOCUMENTED,
    demand: "a host of the types O, OS, OM, OMEM, OPRO, OPROG and OMAX needs an image with RssdAttachable",
    source: CHOICE,
    // "ARM is one of the 快杰 types, the Ampere version of O."
    applies: (shape) => isKuaijie(shape) || isArm(shape),
    holds: has("RssdAttachable"),
  },
  {
    name: "no-vgpu",
    retCode: UNDOCUMENTED,
    demand: "no host takes an image with Vgpu_AMD or Vgpu_NVIDIA",
    source: CHOICE,
    applies: always,
    holds: (image) => !has("Vgpu_AMD")(image) && !has("Vgpu_NVIDIA")(image),
  },
  {
    name: "arm",
    retCode: UNDOCUMENTED,
    demand: "an Ampere host needs an image with Aarch64_Type",
    source: CHOICE,
    applies: isArm,
    holds: has("Aarch64_Type"),
  },
  {
    name: "x86",
    retCode: UNDOCUMENTED,
    demand: "only an Ampere host takes an image with Aarch64_Type",
    source: CHOICE,
    applies: (shape) => !isArm(shape),
    holds: (image) => !has("Aarch64_Type")(image),
  },
  {
    name: "raised-kernel",
    retCode: UNDOCUMENTED,
    demand: "an image named 高内核 starts on the types O, OS, OM, OMEM, OPRO, OPROG and OMAX only",
    source: CHOICE,
    applies: (shape) => !isKuaijie(shape) && !isArm(shape),
    holds: ({ ImageName }) => !(ImageName ?? "").includes("高内核"),
  },
  {
    name: "gpu",
    retCode: UNDOCUMENTED,
    demand: "the image must support the host's GPU",
    source: "https://docs.ucloud.cn/api/uhost-api/describe_image, SupportedGPUTypes and Features",
    applies: ({ kind }) => kind === "gpu",
    holds: supportsGpu,
  },
  {
    name: "cloud-init",
    retCode: UNDOCUMENTED,
    demand: "UserData and AutoDataDiskInit need an image with CloudInit",
    source: `${CREATE}, UserData and AutoDataDiskInit`,
    applies: ({ cloudInit }) => cloudInit,
    holds: has("CloudInit"),
  },
  {
    name: "net-super",
    retCode: UNDOCUMENTED,
    demand: "NetCapability Super needs an image with NetEnhnced, which the feature's page spells NetEnhanced",
    source: NETWORK,
    applies: ({ netCapability }) => netCapability === "Super",
    holds: (image) => has("NetEnhnced")(image) || has("NetEnhanced")(image),
  },
  {
    name: "net-super-cores",
    retCode: 8949,
    demand: "NetCapability Super needs a host of at least 4 CPU cores",
    source: `${NETWORK}; ${CODES}`,
    applies: ({ netCapability }) => netCapability === "Super",
    holds: (_image, { cpu }) => cpu >= 4,
  },
  {
    name: "net-ultra",
    retCode: UNDOCUMENTED,
    demand: "NetCapability Ultra needs an image with NetEnhanced_Ultra",
    source: NETWORK,
    applies: ({ netCapability }) => netCapability === "Ultra",
    holds: has("NetEnhanced_Ultra"),
  },
  {
    name: "net-ultra-cores",
    retCode: UNDOCUMENTED,
    demand: "NetCapability Ultra needs a host of more than one CPU core",
    source: NETWORK,
    applies: ({ netCapability }) => netCapability === "Ultra",
    holds: (_image, { cpu }) => cpu > 1,
  },
  {
    name: "net-ultra-windows",
    retCode: UNDOCUMENTED,
    demand: "NetCapability Ultra is not for Windows",
    source: NETWORK,
    applies: ({ netCapability }) => netCapability === "Ultra",
    holds: ({ OsType }) => OsType !== "Windows",
  },
  {
    name: "net-ultra-o2",
    retCode: UNDOCUMENTED,
    demand: "NetCapability Ultra on the families o2i and om2i needs an image with SmartNic_cx6",
    source: NETWORK,
    applies: ({ netCapability, family }) => netCapability === "Ultra" && /^om?2/.test(family),
    holds: has("SmartNic_cx6"),
  },
  {
    name: "net-extreme",
    retCode: UNDOCUMENTED,
    demand: "NetCapability Extreme needs an image with NetEnhanced_Extreme",
    source: "https://docs.ucloud.cn/api/uhost-api/describe_image, Features",
    applies: ({ netCapability }) => netCapability === "Extreme",
    holds: has("NetEnhanced_Extreme"),
  },
  {
    name: "hotplug",
    retCode: UNDOCUMENTED,
    demand: "HotplugFeature needs an image with HotPlug",
    source: "https://docs.ucloud.cn/api/uhost-api/describe_image, Features",
    applies: ({ hotplug }) => hotplug,
    holds: has("HotPlug"),
  },
  {
    name: "ipv6",
    retCode: UNDOCUMENTED,
    demand: "an IPv6 address needs an image with IPv6",
    source: "https://docs.ucloud.cn/api/uhost-api/describe_image, Features",
    applies: ({ ipv6 }) => ipv6,
    holds: has("IPv6"),
  },
  {
    name: "rssd-boot-disk",
    retCode: UNDOCUMENTED,
    demand: "an RSSD boot disk needs an image with RssdAttachable",
    source: "https://docs.ucloud.cn/api/uhost-api/describe_image, Features",
    applies: ({ bootDiskType }) => bootDiskType.includes("RSSD"),
    holds: has("RssdAttachable"),
  },
  {
    name: "boot-disk-size",
    retCode: 8315,
    demand: "the boot disk is smaller than the image",
    source: `${DISKS}; ${CODES}`,
    applies: (shape) => !hasLocalBootDisk(shape),
    holds: ({ ImageSize }, { bootDiskGb }) => (ImageSize ?? 0) <= bootDiskGb,
  },
  {
    name: "local-boot-disk-size",
    retCode: 8316,
    demand: "a local boot disk must have exactly the image's size",
    source: `${DISKS}, [1]; ${CODES}`,
    applies: hasLocalBootDisk,
    holds: ({ ImageSize }, { bootDiskGb }) => (ImageSize ?? bootDiskGb) === bootDiskGb,
  },
  {
    name: "linked-snapshots",
    retCode: UNDOCUMENTED,
    demand: "an image with linked data disk snapshots is not for local disks",
    source: "https://docs.ucloud.cn/uhost/guide/image/common, 从镜像创建主机",
    applies: hasLocalBootDisk,
    holds: ({ DataSnapshotIds = [] }) => DataSnapshotIds.length === 0,
  },
  {
    name: "minimal-cpu",
    retCode: UNDOCUMENTED,
    demand: "the image's MinimalCPU must not be newer than the host's MinimalCpuPlatform",
    source: "https://docs.ucloud.cn/api/uhost-api/describe_image, MinimalCPU",
    applies: always,
    holds: ({ MinimalCPU = "" }, { cpuPlatform }) => !mayBeOlder(cpuPlatform, MinimalCPU),
  },
  {
    name: "windows-cpu",
    retCode: 8027,
    demand: "Windows needs at least 2 CPU cores",
    source: CODES,
    applies: ({ cpu }) => cpu < 2,
    holds: ({ OsType }) => OsType !== "Windows",
  },
];

function always(): boolean {
  return true;
}

function has(feature: string): (image: Image) => boolean {
  return ({ Features }) => Features?.includes(feature) ?? false;
}

function isKuaijie({ kind }: HostShape): boolean {
  return kind === "kuaijie";
}

function isArm({ cpuPlatform, family }: HostShape): boolean {
  return cpuPlatform.startsWith("Ampere/") || family === "o1r";
}

function hasLocalBootDisk({ bootDiskType }: HostShape): boolean {
  return diskTypes.get(bootDiskType)?.local === true;
}

function supportsGpu(image: Image, { gpuType }: HostShape): boolean {
  const supported = image.SupportedGPUTypes ?? [];
  return supported.length > 0 ? supported.includes(gpuType ?? "") : has("GPU")(image);
}
