import type { Image } from "../provider/image/image";
import { compareVersions, parseOperatingSystem, systemName } from "../provider/image/operating-system";

/** The operating system of an image, without architecture, kernel, edition and language, which share a row. */
export interface NamedSystem {
  /** Equal for images of the same row. */
  readonly key: string;
  readonly name: string;
  readonly family: string;
  readonly version: readonly number[];
}

export function systemOf(image: Pick<Image, "osName" | "imageName"> & Partial<Pick<Image, "imageType">>): NamedSystem {
  const system = parseOperatingSystem(systemName(image));
  if (system === undefined || (!isUCloudName(image) && !Object.hasOwn(spellings, system.distribution))) {
    const name = image.osName ?? unknownSystem;
    return { key: `? ${name}`, name, family: otherFamily, version: [] };
  }
  const { distribution, distributionText, version, versionText, release } = system;
  const family = spellings[distribution] ?? distributionText;
  return {
    key: [distribution, version.join("."), release].join(" "),
    name: [family, versionText, release.toUpperCase()].filter((word) => word !== "").join(" "),
    family,
    version,
  };
}

/** Compares systems by family, unknown systems last; within a family, the highest version comes first. */
export function systemOrder(a: NamedSystem, b: NamedSystem): number {
  return (
    Number(a.family === otherFamily) - Number(b.family === otherFamily) ||
    compare(a.family.toLowerCase(), b.family.toLowerCase()) ||
    compareVersions(b.version, a.version) ||
    compare(b.key, a.key)
  );
}

/** Returns whether UCloud set the name. The name of a custom image is free text, and counts only when it names a known system. */
function isUCloudName({ osName, imageType }: Partial<Pick<Image, "osName" | "imageType">>): boolean {
  return osName !== undefined || imageType === "Base";
}

const otherFamily = "Other";
const unknownSystem = "Unknown system";

/** The spelling that UCloud and the vendors use for names that images spell in several ways. */
const spellings: Readonly<Record<string, string>> = {
  alma: "AlmaLinux",
  centos: "CentOS",
  debian: "Debian",
  redhat: "Red Hat",
  rocky: "Rocky",
  ubuntu: "Ubuntu",
  windows: "Windows",
};

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
