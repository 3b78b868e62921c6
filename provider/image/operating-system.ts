import type { Image } from "./image";

/** What an image's name says about its operating system. */
export interface OperatingSystem {
  /** Distribution in lower case and without blanks, such as `ubuntu` or `redhat`. */
  readonly distribution: string;
  /** Distribution as written, such as `Ubuntu`. */
  readonly distributionText: string;
  /** Version as numbers, such as `[22, 4]` for 22.04; empty when the name has none. */
  readonly version: readonly number[];
  /** Version as written, such as `22.04`; empty when the name has none. */
  readonly versionText: string;
  /** A release that is another product than the plain version, such as `r2` of `Windows 2012 R2`; else empty. */
  readonly release: string;
  /** Edition of Windows, where the name speaks of one. */
  readonly edition: "datacenter" | "standard" | "enterprise" | undefined;
  /** Language of Windows, where the name speaks of one: `中文版` is zh. */
  readonly language: "zh" | "en" | undefined;
}

/**
 * Reads names as UCloud writes them: `高内核CentOS 7.6 64位`, `Ubuntu aarch 20.04 64位`, `Windows 2012 64位 中文版`.
 * Only a name that is understood as a whole is an operating system: `Ubuntu 22.04 CUDA 12` is undefined, so that
 * a filter by operating system never matches it by accident.
 */
export function parseOperatingSystem(name: string): OperatingSystem | undefined {
  const normal = name.normalize("NFKC");
  // Of other systems such a word is part of the name: Red Hat Enterprise Linux.
  const editionWords = /windows/i.test(normal) ? editions : [];
  const words = [...decorations, ...editionWords.map(([, pattern]) => pattern)];
  const plain = words.reduce((text, word) => text.replaceAll(word, " "), normal);
  const match = grammar.exec(plain.trim().replaceAll(/\s+/g, " "));
  if (match?.groups === undefined) {
    return undefined;
  }
  const { distribution = "", version = "", release = "" } = match.groups;
  const folded = distribution.toLowerCase().replaceAll(" ", "");
  return {
    distribution: aliases[folded] ?? folded,
    distributionText: distribution,
    version: version === "" ? [] : version.split(".").map(Number),
    versionText: version,
    release: release.toLowerCase(),
    edition: said(normal, editionWords),
    language: said(normal, languages),
  };
}

/** The first of these values that the name speaks of. */
function said<Value>(name: string, words: readonly (readonly [Value, RegExp])[]): Value | undefined {
  return words.find(([, pattern]) => name.search(pattern) >= 0)?.[0];
}

/** Whether an image has UCloud's raised kernel, which hosts of the O family need and hosts of other families can't boot. */
export function hasRaisedKernel(imageName: string): boolean {
  return raisedKernel.test(imageName);
}

/**
 * Whether an image of system `offered` is what `wanted` asks for: 7 is 7.6 and 7.9, and never 70. An edition or a
 * language counts when it is asked for; architecture and kernel have fields of their own in a filter.
 */
export function isSystem(offered: OperatingSystem, wanted: OperatingSystem): boolean {
  return (
    offered.distribution === wanted.distribution &&
    (wanted.edition === undefined || offered.edition === wanted.edition) &&
    (wanted.language === undefined || offered.language === wanted.language) &&
    (wanted.version.length === 0 || offered.release === wanted.release) &&
    wanted.version.every((component, position) => offered.version[position] === component)
  );
}

/** Lower versions first, component by component; a missing component counts as lower than any. */
export function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let position = 0; position < Math.max(a.length, b.length); position++) {
    const difference = (a[position] ?? -1) - (b[position] ?? -1);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}

const raisedKernel = /高内核|高核/;

const languages = [
  ["zh", /中文版|\bchinese(?: edition)?\b/gi],
  ["en", /英文版|\benglish(?: edition)?\b/gi],
] as const;

const editions = [
  ["datacenter", /数据中心版|\bdatacenter(?: edition)?\b/gi],
  ["standard", /标准版|\bstandard(?: edition)?\b/gi],
  ["enterprise", /企业版|\benterprise(?: edition)?\b/gi],
] as const;

/** Words that tell a variant of the same system, in the order in which they are taken away. */
const decorations = [
  new RegExp(raisedKernel, "g"),
  /64位|32位|\b(?:64|32)[ -]?bits?\b/gi,
  /\b(?:aarch64|aarch|arm64|x86_64|amd64)\b/gi,
  ...languages.map(([, pattern]) => pattern),
];

const grammar = /^(?<distribution>[a-z]+(?: (?!r\d)[a-z]+)*)(?: ?(?<version>\d+(?:\.\d+)*))?(?: ?(?<release>r\d))?$/i;

const aliases: Readonly<Record<string, string>> = {
  windowsserver: "windows",
  rockylinux: "rocky",
  redhatenterpriselinux: "redhat",
  rhel: "redhat",
  almalinux: "alma",
  debiangnulinux: "debian",
  ubuntuserver: "ubuntu",
};

/**
 * Returns the one spelling of a system: `Ubuntu 22.04` for `ubuntu 22.4 64位`. Names that ask for the same images have
 * the same spelling, and the spelling asks for the same images as the name. Undefined for what is no system.
 */
export function canonicalSystem(name: string): string | undefined {
  const system = parseOperatingSystem(name);
  if (system === undefined) {
    return undefined;
  }
  const { distribution, version, release, edition, language } = system;
  const words = [
    distributionNames[distribution] ?? `${distribution.slice(0, 1).toUpperCase()}${distribution.slice(1)}`,
    versionIn(version, distribution),
    // A release counts only beside a version.
    version.length === 0 ? "" : release.toUpperCase(),
    edition === undefined ? "" : `${edition.slice(0, 1).toUpperCase()}${edition.slice(1)}`,
    language === undefined ? "" : languageNames[language],
  ];
  return words.filter((word) => word !== "").join(" ");
}

/** Ubuntu's minor version is a month, with two digits. */
function versionIn(version: readonly number[], distribution: string): string {
  return version
    .map((part, position) => String(part).padStart(distribution === "ubuntu" && position === 1 ? 2 : 1, "0"))
    .join(".");
}

const distributionNames: Readonly<Record<string, string>> = {
  alma: "AlmaLinux",
  centos: "CentOS",
  freebsd: "FreeBSD",
  openeuler: "openEuler",
  opensuse: "openSUSE",
  redhat: "RedHat",
};

const languageNames = { zh: "中文版", en: "英文版" } as const;

/** What names the operating system of an image: its OsName, or where UCloud gives none the image's own name. */
export function systemName(image: Pick<Image, "osName" | "imageName">): string {
  return image.osName ?? image.imageName;
}
