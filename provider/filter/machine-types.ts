/**
 * How the rules about images treat a machine type: as 快杰 (RSSD boot disks, raised kernels), as a host with GPUs, as any
 * other host, or as one for which no UCloud page says which images it takes.
 */
type MachineKind = "kuaijie" | "gpu" | "general" | "unjudged";

interface MachineType {
  readonly kind: MachineKind;
  /** The page that names it. */
  readonly source: string;
}

const typePage = "https://docs.ucloud.cn/api/uhost-api/uhost_type";
const createPage = "https://docs.ucloud.cn/api/uhost-api/create_uhost_instance";
const pricePage = "https://docs.ucloud.cn/api/uhost-api/get_uhost_instance_price";

/** The machine types on UCloud's pages, as of 2026-08-21. */
export const machineTypes: ReadonlyMap<string, MachineType> = new Map<string, MachineType>([
  ["N", { kind: "general", source: typePage }],
  ["C", { kind: "general", source: typePage }],
  ["G", { kind: "gpu", source: typePage }],
  ["O", { kind: "kuaijie", source: typePage }],
  ["OS", { kind: "kuaijie", source: typePage }],
  ["OM", { kind: "kuaijie", source: createPage }],
  ["OMEM", { kind: "kuaijie", source: createPage }],
  ["OPRO", { kind: "kuaijie", source: typePage }],
  ["OPROG", { kind: "kuaijie", source: typePage }],
  ["OMAX", { kind: "kuaijie", source: typePage }],
  ["O.BM", { kind: "unjudged", source: pricePage }],
  ["O.EPC", { kind: "unjudged", source: pricePage }],
]);

interface OlderType {
  readonly machineType: string;
  readonly cpuPlatform: string;
  readonly gpuType?: string;
}

/**
 * The older types that UHostType takes, in today's terms: the series of each type tells its CPU. D1 appears only on the
 * page of disk types, which does not tell its CPU. Source: https://docs.ucloud.cn/api/uhost-api/uhost_type, UHostType,
 * 2026-08-21.
 */
export const olderTypes: ReadonlyMap<string, OlderType> = new Map<string, OlderType>([
  ["N1", { machineType: "N", cpuPlatform: "Intel/Haswell" }],
  ["N2", { machineType: "N", cpuPlatform: "Intel/Broadwell" }],
  ["N3", { machineType: "N", cpuPlatform: "Intel/Skylake" }],
  ["C1", { machineType: "C", cpuPlatform: "Intel/Skylake" }],
  ["I1", { machineType: "N", cpuPlatform: "Intel/Haswell" }],
  ["I2", { machineType: "N", cpuPlatform: "Intel/Broadwell" }],
  ["D1", { machineType: "N", cpuPlatform: "Intel/Auto" }],
  ["G1", { machineType: "G", cpuPlatform: "Intel/Haswell", gpuType: "K80" }],
  ["G2", { machineType: "G", cpuPlatform: "Intel/Broadwell", gpuType: "P40" }],
  ["G3", { machineType: "G", cpuPlatform: "Intel/Broadwell", gpuType: "V100" }],
]);

interface Family {
  readonly machineType: string;
  readonly maker: string;
}

/** The families. Source: https://docs.ucloud.cn/api/uhost-api/create_uhost_instance, UHostFamily, 2026-08-21. */
export const families: ReadonlyMap<string, Family> = new Map<string, Family>([
  ["o1i", { machineType: "O", maker: "Intel" }],
  ["o1a", { machineType: "O", maker: "Amd" }],
  ["o1r", { machineType: "O", maker: "Ampere" }],
  ["o2i", { machineType: "O", maker: "Intel" }],
  ["om1i", { machineType: "OM", maker: "Intel" }],
  ["om2i", { machineType: "OM", maker: "Intel" }],
]);

/** The type of a host, as a program writes it. */
export interface WrittenType {
  readonly machineType?: string | undefined;
  readonly uhostType?: string | undefined;
  readonly family?: string | undefined;
  readonly cpuPlatform?: string | undefined;
  readonly gpuType?: string | undefined;
}

/** A host's type in the terms of the rules. */
interface HostType {
  readonly machineType: string;
  readonly kind: MachineKind;
  readonly isArm: boolean;
  readonly family: string | undefined;
  readonly cpuPlatform: string | undefined;
  readonly gpuType: string | undefined;
}

/**
 * Returns a host's type in the terms of the rules. The names are known, since the description of a host refuses others.
 */
export function typeOf(host: WrittenType): HostType {
  const named = namedType(host);
  const older = olderTypes.get(host.uhostType ?? "") ?? named?.older;
  const machineType = named?.machineType ?? "";
  const family = host.family ?? named?.family;
  const cpuPlatform = host.cpuPlatform ?? older?.cpuPlatform;
  return {
    machineType,
    kind: machineTypes.get(machineType)?.kind ?? "unjudged",
    isArm: families.get(family ?? "")?.maker === "Ampere" || cpuPlatform?.startsWith("Ampere/") === true,
    family,
    cpuPlatform,
    gpuType: older?.gpuType ?? host.gpuType,
  };
}

/** A machine type, with the family or the older type that the name stands for. */
interface NamedType {
  readonly machineType: string;
  readonly family?: string;
  readonly older?: OlderType;
}

/** Returns the type that a host names in either field; undefined when it names no known type. */
export function namedType({ machineType, uhostType }: WrittenType): NamedType | undefined {
  return typeNamed(machineType ?? uhostType ?? "");
}

/**
 * Returns the type for the name of a machine type, an older type, or a family, also as instance types spell it
 * (`o1r.2xlarge`).
 */
function typeNamed(name: string): NamedType | undefined {
  const older = olderTypes.get(name);
  if (older !== undefined) {
    return { machineType: older.machineType, older };
  }
  const family = /^(\w+)(?:\.\w+)?$/.exec(name)?.[1] ?? "";
  const { machineType } = families.get(family) ?? {};
  if (machineType !== undefined) {
    return { machineType, family };
  }
  return machineTypes.has(name) ? { machineType: name } : undefined;
}

/** Intel's platforms, oldest first. Source: https://docs.ucloud.cn/uhost/introduction/uhost/type_new. */
const intelPlatforms = [
  "ivybridge",
  "haswell",
  "broadwell",
  "skylake",
  "cascadelake",
  "cascadelaker",
  "icelake",
  "sapphirerapids",
  "emeraldrapids",
];

/** The newest platform: every other platform in the list is older. */
export const newestPlatform = "emeraldrapids";

/**
 * Returns whether a host with this oldest platform may have an older CPU than an image asks for. Returns false for
 * platforms outside the list, such as `Intel/Auto` and those of other makers.
 */
export function mayBeOlder(cpuPlatform: string, minimalCpu: string): boolean {
  const age = (platform: string) => intelPlatforms.indexOf(platform.replace(/^Intel\//i, "").toLowerCase());
  return age(cpuPlatform) >= 0 && age(cpuPlatform) < age(minimalCpu);
}
