import type { LookupContext } from "../context";
import { lastAttempt, type TriedQueries } from "../explanation/explanation";
import { ambiguousImageError, noImageError } from "../explanation/failed-selection";
import type { NoImageError } from "../explanation/selection-errors";
import type { Query } from "../filter/query";
import { choose } from "../filter/select";
import type { Image } from "../image/image";
import { parseOperatingSystem } from "../image/operating-system";
import { couldNotLook } from "../ucloud/errors/error-classes";
import { regionOf } from "./search";

/**
 * Returns the image that a lookup chooses. Throws a NoImageError without a match, and an AmbiguousImageError when the
 * order does not decide.
 */
export async function chooseImage(account: LookupContext, attempts: TriedQueries): Promise<Image> {
  const { query, selection } = lastAttempt(attempts);
  const choice = choose(selection, query.filter);
  switch (choice.kind) {
    case "none":
      throw await noImage(account, attempts);
    case "ambiguous":
      throw ambiguousImageError(attempts, choice.reason, account.now());
    case "one":
    case "many":
      return choice.image;
  }
}

export async function noImage(account: LookupContext, attempts: TriedQueries): Promise<NoImageError> {
  return noImageError(attempts, account.now(), await lookElsewhere(account, attempts[0].query));
}

/** Returns the position of the fallback that matched, or undefined when the filter itself did. */
export function matchedFallback(attempts: TriedQueries): number | undefined {
  return attempts.length === 1 ? undefined : attempts.length - 2;
}

/**
 * Returns images of other zones and types, from one request, for the hints of a lookup without a match. Returns none when
 * UCloud can't be asked, since that error would hide the reason why the lookup failed.
 */
async function lookElsewhere(account: LookupContext, { filter }: Query): Promise<readonly Image[]> {
  const { zone, imageType, imageIds, projectId } = filter;
  if (zone === undefined && imageType === undefined) {
    return [];
  }
  const request = {
    region: regionOf(filter),
    ...(projectId !== undefined && { projectId }),
    ...(imageIds === undefined ? osTypeOf(filter.osType, filter.os) : { imageIds }),
  };
  try {
    return await account.catalogue().firstPage(request, timeoutMs);
  } catch (error) {
    if (!couldNotLook(error)) {
      throw error;
    }
    return [];
  }
}

/** The longest time that an error waits for its hints. */
const timeoutMs = 5000;

/** Returns the kind of an operating system. The API can select by kind but not by system, so more images may match. */
function osTypeOf(osType: string | undefined, os: string | undefined): { readonly osType?: string } {
  const distribution = parseOperatingSystem(os ?? "")?.distribution;
  const implied = distribution === undefined ? undefined : distribution === "windows" ? "Windows" : "Linux";
  const known = osType ?? implied;
  return known === undefined ? {} : { osType: known };
}
