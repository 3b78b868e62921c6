import * as z from "zod";
import type { LookupContext } from "../context";
import { describe, filterOf, parseArguments, type Arguments } from "../filter/arguments";
import { filterFields } from "../filter/filter";
import { foundImageAt, foundImage, matchedFallbackField } from "./found-image";
import { findImagePerZone, queriesOfZones } from "./search-zones";

/** Returns one image for each of several zones, all with the same name. Throws a NoCommonImageError without such a name. */
export async function getImagePerZone(account: LookupContext, args: Arguments): Promise<GetImagePerZoneResult> {
  const parsed = parseArguments(getImagePerZoneArguments, args);
  const zones = [...new Set(parsed.zones)];
  const answer = await findImagePerZone(account, queriesOfZones(account.settings, filterOf(parsed), args), zones);
  const { images, matched, matchedFallback } = answer;
  const perZone = zones.flatMap((zone) => {
    const image = images.find((each) => each.zone === zone);
    return image === undefined ? [] : [[zone, foundImageAt(image, account.now())] as const];
  });
  const [first] = images;
  if (first === undefined) {
    throw new TypeError("An answer to a lookup of one image for each zone has none.");
  }
  return {
    imageName: first.imageName,
    images: Object.fromEntries(perZone),
    imageIds: Object.fromEntries(perZone.map(([zone, { imageId }]) => [zone, imageId])),
    matched,
    ...(matchedFallback !== undefined && { matchedFallback }),
  };
}

const { zone: _zone, ...fieldsBesideZone } = filterFields;

/** The fields of a filter whose images are in several zones. */
export const zonesFields = {
  ...fieldsBesideZone,
  region: fieldsBesideZone.region.describe("Region of all zones. Default: each zone's own. DescribeImage: Region."),
  zones: z
    .array(z.string().trim().min(1))
    .min(1)
    .describe(
      "Zones that must all have the image, such as `cn-bj2-02` and `cn-bj2-05`; they may be in several regions.",
    ),
} as const;

/** The arguments of `getImagePerZone`. */
export const getImagePerZoneArguments = describe(zonesFields);

export const getImagePerZoneResult = z.object({
  imageName: z.string().describe("The common name of the images."),
  images: z.record(z.string(), foundImage).describe("The image of each zone, by the zone's name."),
  imageIds: z.record(z.string(), z.string()).describe("The id to start a host from in each zone, by the zone's name."),
  matched: z.int().describe("Number of matching names that every zone has."),
  matchedFallback: matchedFallbackField,
});

export type GetImagePerZoneResult = z.infer<typeof getImagePerZoneResult>;
