import { regionOfZone } from "../provider/image/place";
import { ArgumentError } from "../provider/text/argument-error";

/** A place as the options name it. What is undefined comes from the settings. */
export interface AskedPlace {
  readonly region?: string;
  readonly zone?: string;
}

/**
 * Returns the places that lists of regions and zones name: each zone by itself, and a region without a zone as a whole.
 * Throws an ArgumentError for a zone whose region is not among those that are named.
 */
export function placesAsked(regions: readonly string[], zones: readonly string[]): AskedPlace[] {
  const named = [...new Set(zones)].map((zone) => placeOf(zone, regions, zones.length > 1));
  const whole = [...new Set(regions)].filter((region) => !named.some((place) => place.region === region));
  const places = [...whole.map((region) => ({ region })), ...named];
  return places.length === 0 ? [{}] : places;
}

function placeOf(zone: string, regions: readonly string[], hasSeveral: boolean): AskedPlace {
  const [only, ...others] = regions;
  // One region is the zone's, as in every other command. A lookup warns where this looks wrong.
  if (only !== undefined && others.length === 0 && !hasSeveral) {
    return { region: only, zone };
  }
  // A zone is named after its region, so that this also works for a region newer than this package.
  const region = regions.find((each) => zone.startsWith(`${each}-`)) ?? regionOfZone(zone);
  if (regions.length > 0 && (region === undefined || !regions.includes(region))) {
    throw new ArgumentError([{ field: "zone", reason: `${zone} is in none of the regions ${regions.join(", ")}.` }]);
  }
  return { ...(region !== undefined && { region }), zone };
}
