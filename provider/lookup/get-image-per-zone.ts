import { parseArguments } from "../images/argument-error";
import { filterOf, getImagePerZoneArguments } from "../images/arguments";
import type { GetImagePerZoneResult } from "../images/results";
import type { Account, Arguments } from "./account";
import { dated } from "./dated";
import { findImagePerZone } from "./find-image-per-zone";

/** One image for each of several zones, all under the same name. */
export async function getImagePerZone(account: Account, args: Arguments): Promise<GetImagePerZoneResult> {
  const parsed = parseArguments(getImagePerZoneArguments, args);
  const zones = [...new Set(parsed.zones)];
  const answer = await findImagePerZone(account, filterOf(parsed), args, zones);
  const { images, matched, matchedFallback } = answer;
  const perZone = zones.flatMap((zone) => {
    const image = images.find((each) => each.zone === zone);
    return image === undefined ? [] : [[zone, dated(image, account.now())] as const];
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
