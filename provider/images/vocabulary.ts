/**
 * The values that UCloud documents for DescribeImage, on the day this package was built.
 * Answers may hold newer ones, which pass through; a program's arguments must use these.
 * Source: UCloud API documentation, DescribeImage.
 */

export const imageTypes = ["Base", "Custom", "Business"] as const;
export const funcTypes = ["gpu", "app", "uhost"] as const;
export const osTypes = ["Linux", "Windows"] as const;
export const architectures = ["x86_64", "arm64", "any"] as const;
export const states = ["Available", "Making", "Unavailable", "Copying"] as const;
export const orders = ["createTime", "osVersion"] as const;
export const scenes = ["Featured", "PreInstalledDrivers", "AIPainting", "AIModels", "HPC"] as const;

/** `NetEnhnced` is UCloud's own spelling of network enhancement 1.0. */
export const features = [
  "NetEnhnced",
  "NetEnhanced_Ultra",
  "NetEnhanced_Extreme",
  "HotPlug",
  "GPU",
  "CloudInit",
  "IPv6",
  "RssdAttachable",
  "Vgpu_AMD",
  "Vgpu_NVIDIA",
  "Aarch64_Type",
] as const;

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

/** Network enhancements of a host: none, 1.0, 2.0 and 3.0. Source: UCloud API documentation, CreateUHostInstance. */
export const netCapabilities = ["Normal", "Super", "Ultra", "Extreme"] as const;

export type ImageType = (typeof imageTypes)[number];
export type FuncType = (typeof funcTypes)[number];
export type OsType = (typeof osTypes)[number];
export type Architecture = (typeof architectures)[number];
export type State = (typeof states)[number];
export type Order = (typeof orders)[number];
export type Scene = (typeof scenes)[number];
export type FitRuleName = (typeof fitRules)[number];
export type NetCapability = (typeof netCapabilities)[number];
export type Feature = (typeof features)[number];
