/** How the rules about images treat a machine type. */
export type MachineKind = "kuaijie" | "gpu" | "general" | "unjudged";

/**
 * The machine types on UCloud's pages. The page of CreateUHostInstance lists eight of them. OS and OMAX are only on the
 * page of machine types, O.BM and O.EPC only in the actions about prices and capacity.
 * https://docs.ucloud.cn/api/uhost-api/uhost_type, create_uhost_instance, get_uhost_instance_price, 2026-08-21
 */
export const machineTypes: ReadonlyMap<string, MachineKind> = new Map([
  ["N", "general"],
  ["C", "general"],
  ["G", "gpu"],
  // 快杰: RSSD boot disks and raised kernels.
  ["O", "kuaijie"],
  ["OS", "kuaijie"],
  ["OM", "kuaijie"],
  ["OMEM", "kuaijie"],
  ["OPRO", "kuaijie"],
  ["OPROG", "kuaijie"],
  ["OMAX", "kuaijie"],
  // Bare metal and high-performance hosts: no page says which images they take.
  ["O.BM", "unjudged"],
  ["O.EPC", "unjudged"],
]);

/** An older UHostType in the terms of today. */
export interface OlderType {
  readonly machineType: "N" | "C" | "G";
  readonly cpuPlatform: string;
  readonly gpuType?: string;
}

/** "Either of MachineType and UHostType is needed." The series of each tells its CPU; D1 has none on that page. */
export const olderTypes: ReadonlyMap<string, OlderType> = new Map<string, OlderType>([
  ["N1", { machineType: "N", cpuPlatform: "Intel/Haswell" }],
  ["I1", { machineType: "N", cpuPlatform: "Intel/Haswell" }],
  ["G1", { machineType: "G", cpuPlatform: "Intel/Haswell", gpuType: "K80" }],
  ["D1", { machineType: "N", cpuPlatform: "Intel/Auto" }],
  ["N2", { machineType: "N", cpuPlatform: "Intel/Broadwell" }],
  ["I2", { machineType: "N", cpuPlatform: "Intel/Broadwell" }],
  ["G2", { machineType: "G", cpuPlatform: "Intel/Broadwell", gpuType: "P40" }],
  ["G3", { machineType: "G", cpuPlatform: "Intel/Broadwell", gpuType: "V100" }],
  ["N3", { machineType: "N", cpuPlatform: "Intel/Skylake" }],
  ["C1", { machineType: "C", cpuPlatform: "Intel/Skylake" }],
]);

/** A family: the machine type that it belongs to, and the maker of its CPUs. */
export interface Family {
  readonly machineType: string;
  readonly maker: "Intel" | "Amd" | "Ampere";
}

/** UHostFamily: "the family must belong to the MachineType, or else the request is refused". */
export const families: ReadonlyMap<string, Family> = new Map<string, Family>([
  ["o1i", { machineType: "O", maker: "Intel" }],
  ["o1a", { machineType: "O", maker: "Amd" }],
  ["o1r", { machineType: "O", maker: "Ampere" }],
  ["o2i", { machineType: "O", maker: "Intel" }],
  ["om1i", { machineType: "OM", maker: "Intel" }],
  ["om2i", { machineType: "OM", maker: "Intel" }],
]);

/** Intel's platforms from the oldest to the newest, as MinimalCpuPlatform lists them. */
const intelPlatforms = [
  "IvyBridge",
  "Haswell",
  "Broadwell",
  "Skylake",
  "Cascadelake",
  "CascadelakeR",
  "IceLake",
  "SapphireRapids",
].map((name) => name.toLowerCase());

/** Returns whether a host may have an older CPU than the platform `than`. False when UCloud's pages do not say. */
export function mayBeOlder(cpuPlatform: string, than: string): boolean {
  const [maker, name = ""] = cpuPlatform.split("/");
  const [host, least] = [name, than].map((platform) => intelPlatforms.indexOf(platform.toLowerCase()));
  return maker === "Intel" && host !== undefined && least !== undefined && host >= 0 && host < least;
}
