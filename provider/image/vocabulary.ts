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

export type ImageType = (typeof imageTypes)[number];
export type FuncType = (typeof funcTypes)[number];
export type OsType = (typeof osTypes)[number];
export type Architecture = (typeof architectures)[number];
export type State = (typeof states)[number];

export type Scene = (typeof scenes)[number];

export type Feature = (typeof features)[number];
