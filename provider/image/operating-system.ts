import type { Image } from "./image";

/** The operating system that an image's name describes. */
export interface OperatingSystem {
  /** Distribution in lower case and without blanks, such as `ubuntu` or `redhat`. */
  readonly distribution: string;
  /** Distribution as written, such as `Ubuntu`. */
  readonly distributionText: string;
  /** Version as numbers, such as `[22, 4]` for 22.04 and `[22, 3, 1]` for 22.03 SP1; empty when the name has none. */
  readonly version: readonly number[];
  /** Version as written, such as `22.04`, `22.03 SP1` or `V10`; empty when the name has none. */
  readonly versionText: string;
  /** A release that differs from the plain version, such as `r2` of `Windows 2012 R2`; else empty. */
  readonly release: string;
  /** Edition of Windows, if the name has one. */
  readonly edition: "datacenter" | "standard" | "enterprise" | undefined;
  /** Language of Windows, if the name has one: `中文版` is zh. */
  readonly language: "zh" | "en" | undefined;
}

/**
 * Returns the operating system in one of UCloud's names: `高内核CentOS 7.6 64位`, `Ubuntu aarch 20.04 64位`,
 * `Windows 2012 64位 中文版`. Returns undefined unless the whole name is understood: `Ubuntu 22.04 CUDA 12` is undefined,
 * so that a filter by operating system never matches it by accident.
 */
export function parseOperatingSystem(name: string): OperatingSystem | undefined {
  const normal = inLatin(name.normalize("NFKC"));
  // In the names of other systems such a word is part of the name: Red Hat Enterprise Linux.
  const editionWords = /windows/i.test(normal) ? editions : [];
  const words = [...decorations, ...editionWords.map(([, pattern]) => pattern)];
  const undecorated = words.reduce((text, word) => text.replaceAll(word, " "), normal);
  const plain = undecorated.replace(streamBehind, "$1 Stream $2").replaceAll(/\(\s*\)|[-_]\s*$/g, " ");
  const match = grammar.exec(plain.trim().replaceAll(/\s+/g, " "));
  if (match?.groups === undefined) {
    return undefined;
  }
  const { distribution = "", version = "", release = "", servicePack = "" } = match.groups;
  const folded = distribution.toLowerCase().replaceAll(" ", "");
  const numbers = version.replace(/^v/i, "").split(".").map(Number);
  return {
    distribution: aliases[folded] ?? folded,
    distributionText: distribution,
    version: version === "" ? [] : [...numbers, ...(servicePack === "" ? [] : [Number(servicePack)])],
    versionText: servicePack === "" ? version : `${version} SP${servicePack}`,
    release: release.toLowerCase(),
    edition: wordIn(normal, editionWords),
    language: wordIn(normal, languages),
  };
}

/** Distributions that are named in Chinese, by their Latin names. */
function inLatin(name: string): string {
  return chineseNames.reduce((text, [pattern, latin]) => text.replace(pattern, ` ${latin} `), name);
}

const chineseNames = [
  [/(?:银河)?麒麟(?:高级服务器)?(?:操作系统)?/, "Kylin"],
  [/统信(?:服务器)?(?:操作系统)? ?(?:UOS)?/i, "UOS"],
  [/龙蜥(?:操作系统)?/, "Anolis"],
  [/欧拉/, "openEuler"],
] as const;

/** Returns the first of these values whose word is in the name. */
function wordIn<Value>(name: string, words: readonly (readonly [Value, RegExp])[]): Value | undefined {
  return words.find(([, pattern]) => name.search(pattern) >= 0)?.[0];
}

/** Returns whether an image has UCloud's raised kernel. Hosts of the O family need it; other families can't boot it. */
export function hasRaisedKernel(imageName: string): boolean {
  return raisedKernel.test(imageName);
}

/**
 * Returns whether the system `offered` meets `wanted`: 7 matches 7.6 and 7.9, never 70. An edition or a language counts
 * only when wanted. Architecture and kernel are separate fields of a filter.
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

/**
 * Returns what a system is ordered by: its version, with its release behind the first component, since Windows 2012 R2
 * comes after Windows 2012. Undefined where the name is not understood or has no version: nobody knows how high it is.
 */
export function versionRank(name: string): readonly number[] | undefined {
  const { version = [], release = "" } = parseOperatingSystem(name) ?? {};
  const [first, ...rest] = version;
  return first === undefined ? undefined : [first, Number(release.slice(1)), ...rest];
}

/** Returns a system's version as people say it, such as `2012 R2`; empty when the name has none. */
export function versionLabel({ versionText, release }: OperatingSystem): string {
  return [versionText, release.toUpperCase()].filter((word) => word !== "").join(" ");
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

/** Words that mark a variant of the same system, in the order in which they are removed. */
const decorations = [
  new RegExp(raisedKernel, "g"),
  /(?:64|32) ?位|\b(?:64|32)[ -]?bits?\b/gi,
  // Also right before a version: `Ubuntu aarch20.04`.
  /(?<![a-z])(?:aarch64(?![\w.])|aarch(?![a-z])|(?:arm64|arm|x86[-_]64|x64|amd64)(?![a-z\d]))/gi,
  // Long-term support, and the two kernels of Anolis: the same system.
  /[-(]? ?\bLTS\b/gi,
  /\b(?:ANCK|RHCK)\b/gi,
  /\bGNU\/Linux\b/gi,
  ...languages.map(([, pattern]) => pattern),
];

/** `CentOS 8 Stream` is `CentOS Stream 8`. */
const streamBehind = /^(.*\bCentOS(?: Linux)?) ?(\d+)[- ]?Stream\b/i;

const grammar = new RegExp(
  [
    // As short as it can be: a V and digits are a version.
    "^(?<distribution>[a-z]+?(?: (?!r\\d|v\\d|sp\\d)[a-z]+?)*)",
    "(?: ?(?<version>v?\\d+(?:\\.\\d+)*))?",
    "(?: ?(?<release>r\\d))?",
    "(?:[- (]*SP ?(?<servicePack>\\d)\\)?)?$",
  ].join(""),
  "i",
);

const aliases: Readonly<Record<string, string>> = {
  windowsserver: "windows",
  microsoftwindows: "windows",
  microsoftwindowsserver: "windows",
  centoslinux: "centos",
  centoslinuxstream: "centosstream",
  anolisos: "anolis",
  kylinserver: "kylin",
  kylinlinux: "kylin",
  kylinlinuxadvancedserver: "kylin",
  uniontechos: "uos",
  uniontechosserver: "uos",
  opensuseleap: "opensuse",
  suselinuxenterpriseserver: "suse",
  sles: "suse",
  oraclelinux: "oracle",
  tencentosserver: "tencentos",
  rockylinux: "rocky",
  redhatenterpriselinux: "redhat",
  rhel: "redhat",
  almalinux: "alma",
  debiangnulinux: "debian",
  ubuntuserver: "ubuntu",
};

/**
 * Returns the canonical spelling of a system: `Ubuntu 22.04` for `ubuntu 22.4 64位`. Names that match the same images have
 * the same spelling, which matches these images too. Undefined for a name that is not a system.
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
    // A release counts only with a version.
    version.length === 0 ? "" : release.toUpperCase(),
    edition === undefined ? "" : `${edition.slice(0, 1).toUpperCase()}${edition.slice(1)}`,
    language === undefined ? "" : languageNames[language],
  ];
  return words.filter((word) => word !== "").join(" ");
}

/** The minor version of Ubuntu and of openEuler is a month, with two digits. */
function versionIn(version: readonly number[], distribution: string): string {
  return version
    .map((part, position) => String(part).padStart(hasMonths.has(distribution) && position === 1 ? 2 : 1, "0"))
    .join(".");
}

const hasMonths: ReadonlySet<string> = new Set(["ubuntu", "openeuler"]);

const distributionNames: Readonly<Record<string, string>> = {
  alma: "AlmaLinux",
  centos: "CentOS",
  centosstream: "CentOS Stream",
  freebsd: "FreeBSD",
  openeuler: "openEuler",
  opensuse: "openSUSE",
  redhat: "RedHat",
  tencentos: "TencentOS",
  uos: "UOS",
};

const languageNames = { zh: "中文版", en: "英文版" } as const;

/** Returns the name of an image's operating system: its OsName, or without one the image's own name. */
export function systemName(image: Pick<Image, "osName" | "imageName">): string {
  return image.osName ?? image.imageName;
}
