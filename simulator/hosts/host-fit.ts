import type { HostShape } from "./host-shape";
import type { Image } from "../images/image";

/** One rule of which image UCloud starts on which host. */
export interface FitRule {
  /** The rule's name. */
  readonly name: string;
  /** CreateUHostInstance's RetCode when the image breaks the rule. */
  readonly retCode: number;
  /** What the image must be or have, in words. */
  readonly demand: string;
  /** Whether the rule applies to this host. */
  readonly applies: (shape: HostShape) => boolean;
  /** Whether the image meets the rule. */
  readonly holds: (image: Image, shape: HostShape) => boolean;
}

/** Returns the rules that this image breaks on this host: none when CreateUHostInstance would accept the pair. */
export function brokenFitRules(image: Image, shape: HostShape): FitRule[] {
  return fitRules.filter((rule) => rule.applies(shape) && !rule.holds(image, shape));
}

// UCloud documents no code for most of these. 230, its code for an unavailable parameter, is a guess.
const UNDOCUMENTED = 230;

/** The table "image and host" of UCloud's documentation, https://docs.ucloud.cn/api/uhost-api/create_uhost_instance */
export const fitRules: readonly FitRule[] = [
  {
    name: "o-family",
    retCode: UNDOCUMENTED,
    demand: "an O family host needs an image with RssdAttachable",
    applies: isOFamily,
    holds: has("RssdAttachable"),
  },
  {
    name: "no-vgpu",
    retCode: UNDOCUMENTED,
    demand: "this host can't take an image with Vgpu_AMD or Vgpu_NVIDIA",
    applies: always,
    holds: (image) => !has("Vgpu_AMD")(image) && !has("Vgpu_NVIDIA")(image),
  },
  {
    name: "arm",
    retCode: UNDOCUMENTED,
    demand: "an Ampere host needs an image with Aarch64_Type",
    applies: isArm,
    holds: has("Aarch64_Type"),
  },
  {
    name: "x86",
    retCode: UNDOCUMENTED,
    demand: "only an Ampere host takes an image with Aarch64_Type",
    applies: (shape) => !isArm(shape),
    holds: (image) => !has("Aarch64_Type")(image),
  },
  {
    name: "raised-kernel",
    retCode: UNDOCUMENTED,
    demand: "an image named 高内核 starts on the O family only",
    applies: (shape) => !isOFamily(shape),
    holds: ({ ImageName }) => !(ImageName ?? "").includes("高内核"),
  },
  {
    name: "gpu",
    retCode: UNDOCUMENTED,
    demand: "the image must support the host's GPU",
    applies: ({ machineType }) => machineType === "G",
    holds: supportsGpu,
  },
  {
    name: "cloud-init",
    retCode: UNDOCUMENTED,
    demand: "UserData and AutoDataDiskInit need an image with CloudInit",
    applies: ({ cloudInit }) => cloudInit,
    holds: has("CloudInit"),
  },
  netRule("Super", "NetEnhnced"),
  netRule("Ultra", "NetEnhanced_Ultra"),
  netRule("Extreme", "NetEnhanced_Extreme"),
  {
    name: "hotplug",
    retCode: UNDOCUMENTED,
    demand: "HotplugFeature needs an image with HotPlug",
    applies: ({ hotplug }) => hotplug,
    holds: has("HotPlug"),
  },
  {
    name: "ipv6",
    retCode: UNDOCUMENTED,
    demand: "an IPv6 address needs an image with IPv6",
    applies: ({ ipv6 }) => ipv6,
    holds: has("IPv6"),
  },
  {
    name: "rssd-boot-disk",
    retCode: UNDOCUMENTED,
    demand: "an RSSD boot disk needs an image with RssdAttachable",
    applies: ({ bootDiskType }) => bootDiskType.includes("RSSD"),
    holds: has("RssdAttachable"),
  },
  {
    name: "boot-disk-size",
    retCode: 8315,
    demand: "the boot disk is smaller than the image",
    applies: always,
    holds: ({ ImageSize }, { bootDiskGb }) => (ImageSize ?? 0) <= bootDiskGb,
  },
  {
    name: "windows-cpu",
    retCode: 8027,
    demand: "Windows needs at least 2 CPU cores",
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

/** o1r is the Ampere member of the O family, in the spelling of the newer instance types such as `o1r.2xlarge`. */
function isOFamily({ machineType }: HostShape): boolean {
  return ["O", "OM", "OMEM", "OPRO", "OPROG"].includes(machineType) || isO1r(machineType);
}

function isArm({ machineType, cpuPlatform }: HostShape): boolean {
  return cpuPlatform.startsWith("Ampere/") || isO1r(machineType);
}

function isO1r(machineType: string): boolean {
  return /^o1r\b/i.test(machineType);
}

function supportsGpu(image: Image, { gpuType }: HostShape): boolean {
  const supported = image.SupportedGPUTypes ?? [];
  return supported.length > 0 ? supported.includes(gpuType ?? "") : has("GPU")(image);
}

function netRule(netCapability: string, feature: string): FitRule {
  return {
    name: `net-${netCapability.toLowerCase()}`,
    retCode: UNDOCUMENTED,
    demand: `NetCapability ${netCapability} needs an image with ${feature}`,
    applies: (shape) => shape.netCapability === netCapability,
    holds: has(feature),
  };
}
