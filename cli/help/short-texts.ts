import type { FilterField } from "../../provider/filter/filter";

/**
 * The one-line texts of options in --help; --help-all shows the full descriptions. A test keeps each line within 80 columns.
 */
const filterTexts: Readonly<Record<FilterField | "explain" | "allowEmpty", string>> = {
  region: "region to search, such as cn-bj2",
  zone: "zone to search, such as cn-bj2-05",
  projectId: "project to search",
  imageType: "Base (default), Custom or Business (market)",
  funcTypes: "purpose of a market image: gpu, app, uhost",
  imageIds: "only these ids",
  acrossZones: "else a custom image of another zone",
  osType: "Linux or Windows",
  os: 'system and version, such as "Ubuntu 22.04"',
  osName: "UCloud's name of the system; takes * and ?",
  imageName: "name of the image; takes * and ?",
  nameRegex: "regular expression (RE2) for the name",
  architecture: "x86_64 (default), arm64 or any",
  features: "features it must have: CloudInit, IPv6, ...",
  withoutFeatures: "features it must not have",
  scenes: "scenes it is listed under: Featured, ...",
  gpuType: "GPU type it must support, such as V100S",
  primarySoftware: "main software on it",
  vendors: "trusted publishers, for --image-type Business",
  maxSizeGb: "largest size in GB",
  states: "accepted states (default Available)",
  allowEndOfLife: "accept images past their end of life",
  minSupportDays: "least days of maintenance left",
  minAgeDays: "least age in days",
  createdBefore: "made before this time, such as 2026-01-31",
  orderBy: "createTime (default) or osVersion",
  unique: "fail if more than one image matches",
  host: "host that it must fit",
  fallbacks: "filters to try when nothing matches, as JSON",
  explain: "say why this image was chosen",
  allowEmpty: "fail if nothing matches",
};

const hostTexts: Readonly<Record<string, string>> = {
  "host.machineType": "machine type of the host: N, O, G, ...",
  "host.uhostType": "older type in its place: N2, G2, ...",
  "host.family": "family of the host: o1i, o1r (ARM), o2i, ...",
  "host.gpuType": "GPU type of the host, with machine type G",
  "host.cpuPlatform": "CPU platform; Ampere/Altra is ARM",
  "host.netCapability": "Normal, Super, Ultra or Extreme",
  "host.hotplug": "needs to change CPU and memory while running",
  "host.userData": "gets a script for its first start",
  "host.autoDataDiskInit": "mounts its data disks at its first start",
  "host.ipv6": "gets an IPv6 address",
  "host.bootDisk.type": "type of the boot disk, such as CLOUD_RSSD",
  "host.bootDisk.sizeGb": "size of the boot disk in GB",
  "host.cpu": "number of CPU cores",
};

/** Texts of fields that only one command has. */
const reportTexts: Readonly<Record<string, string>> = {
  "report.region": "regions to list; several with commas",
  "report.zone": "zones to list; several with commas",
  "report.imageType": "Base (default), Custom, Business",
  "report.architecture": "x86_64, arm64 or any (default)",
  "report.states": "states to show (default all)",
  "report.allowEndOfLife": "leave out images past their end of life",
};

const texts: Readonly<Record<string, string>> = { ...filterTexts, ...hostTexts, ...reportTexts };

/** Returns the short text of a field by its path; the command's own text wins. */
export function shortText(field: string, command: string): string | undefined {
  return texts[`${command}.${field}`] ?? texts[field] ?? texts[`host.${field}`];
}

/** Returns whether only --help-all shows an option. A host has many options, and most are rarely used. */
export function isRare(field: string): boolean {
  return /^host\.(?!machineType|family|gpuType|cpuPlatform|bootDisk)/.test(field);
}
