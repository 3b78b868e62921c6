import type { Image } from "../provider/image/image";
import { compareVersions, parseOperatingSystem, systemName } from "../provider/image/operating-system";

/** The operating system of an image, as far as its row goes: architecture, kernel, edition and language are one row. */
export interface NamedSystem {
  /** The same for images of the same row. */
  readonly key: string;
  readonly name: string;
  readonly family: string;
  readonly version: readonly number[];
}

export function systemOf(image: Pick<Image, "osName" | "imageName"> & Partial<Pick<Image, "imageType">>): NamedSystem {
  const system = parseOperatingSystem(systemName(image));
  if (system === undefined || (!isNamedByUCloud(image) && !Object.hasOwn(spellings, system.distribution))) {
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

/** By family, what is no known system last; in a family the highest version first. */
export function systemOrder(a: NamedSystem, b: NamedSystem): number {
  return (
    Number(a.family === otherFamily) - Number(b.family === otherFamily) ||
    compare(a.family.toLowerCase(), b.family.toLowerCase()) ||
    compareVersions(b.version, a.version) ||
    compare(b.key, a.key)
  );
}

/** Any word may be the name of an image of one's own; it says something of its system only where it is a known one. */
function isNamedByUCloud({ osName, imageType }: Partial<Pick<Image, "osName" | "imageType">>): boolean {
  return osName !== undefined || imageType === "Base";
}

const otherFamily = "Other";
const unknownSystem = "System not said";

/** How UCloud and the vendors write names that images may write in several ways. */
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
