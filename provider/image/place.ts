import { nearestSpelling } from "../text/spelling";
import regions from "./data/regions.json";

/**
 * Returns doubts about a place, as sentences. They do not stop a lookup, since UCloud opens new regions and zones. Source
 * of the list: https://docs.ucloud.cn/api/summary/regionlist
 */
export function placeDoubts(region: string, zone: string | undefined): string[] {
  const known = regions.find((each) => each.region === region);
  const home = zone === undefined ? undefined : regionOfZone(zone);
  if (known === undefined) {
    const nearest = home ?? nearestSpelling(region, regionNames);
    return [`Region ${region} is not among those known to this package${suggestion(nearest)}`];
  }
  if (zone === undefined || known.zones.includes(zone)) {
    return [];
  }
  return home === undefined
    ? [`Zone ${zone} is not among those known to this package${suggestion(nearestSpelling(zone, known.zones))}`]
    : [`Zone ${zone} belongs to region ${home}, not to ${region}.`];
}

/** Returns the region of a known zone. */
export function regionOfZone(zone: string): string | undefined {
  return regions.find(({ zones }) => zones.includes(zone))?.region;
}

const regionNames = regions.map(({ region }) => region);

function suggestion(nearest: string | undefined): string {
  return nearest === undefined ? "; new ones open." : `: did you mean ${nearest}? New ones open.`;
}
