/**
 * The values that UCloud documents for DescribeImage, on the day this package was built. Answers may hold newer ones,
 * which pass through. Of features, scenes and GPU types a program may name newer ones too, where a listing has them.
 * Source: UCloud API documentation, DescribeImage.
 */

export const imageTypes = ["Base", "Custom", "Business"] as const;
export const funcTypes = ["gpu", "app", "uhost"] as const;
export const osTypes = ["Linux", "Windows"] as const;
export const architectures = ["x86_64", "arm64", "any"] as const;
export const states = ["Available", "Making", "Unavailable", "Copying"] as const;

export const scenes = ["Featured", "PreInstalledDrivers", "AIPainting", "AIModels", "HPC"] as const;

/**
 * `NetEnhnced` is how UCloud's API spells network enhancement 1.0; its guide spells it `NetEnhanced`. `SmartNic_cx6` is
 * on the guide's page alone: https://docs.ucloud.cn/uhost/introduction/feature/feature, 1.3.
 */
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
  "SmartNic_cx6",
] as const;

/** Source: https://docs.ucloud.cn/api/uhost-api/create_uhost_instance, GpuType, 2026-08-21. */
export const gpuTypes = [
  ...["K80", "P40", "V100", "T4", "T4A", "T4S", "2080Ti", "2080Ti-4C", "1080Ti", "T4/4", "V100S", "2080", "2080TiS"],
  ...["2080TiPro", "3090", "4090", "4090Pro", "4090_48G", "A100", "A800", "H20"],
] as const;

export type ImageType = (typeof imageTypes)[number];
export type FuncType = (typeof funcTypes)[number];
export type OsType = (typeof osTypes)[number];
export type Architecture = (typeof architectures)[number];
export type State = (typeof states)[number];

export type Scene = (typeof scenes)[number];

export type Feature = (typeof features)[number];

/** Whether two names mean one feature: UCloud spells network enhancement 1.0 in two ways. */
export function isSameFeature(a: string, b: string): boolean {
  return canonicalFeature(a) === canonicalFeature(b);
}

/** Returns a feature as the API spells it. */
export function canonicalFeature(name: string): string {
  return name === "NetEnhanced" ? "NetEnhnced" : name;
}
