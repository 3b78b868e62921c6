import regions from "./data/regions.json";

const regionOfZone = new Map(regions.flatMap(({ region, zones }) => zones.map((zone) => [zone, region] as const)));
const names = new Set(regions.map(({ region }) => region));

/** Every public zone, from UCloud's list of regions and zones. https://docs.ucloud.cn/api/summary/regionlist */
export const zones: readonly string[] = [...regionOfZone.keys()];

export function isRegion(name: string): boolean {
  return names.has(name);
}

export function regionOf(zone: string): string | undefined {
  return regionOfZone.get(zone);
}
