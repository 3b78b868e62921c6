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

/** The image that a lookup chooses; none, or several without a declared first, is an error that says why. */
export async function chosenImage(account: LookupContext, attempts: TriedQueries): Promise<Image> {
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

/** Which fallback has the matches; undefined when the filter itself has them. */
export function matchedFallback(attempts: TriedQueries): number | undefined {
  return attempts.length === 1 ? undefined : attempts.length - 2;
}

/**
 * Images of other zones and types, for the hints of a lookup that found nothing: one request, and whatever it brings.
 * What keeps it from being answered would hide the reason why the lookup failed, and is no matter here.
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

/** An error waits no longer than this for its hints. */
const timeoutMs = 5000;

/** The API can't select by operating system, and by its kind it can: more of what comes may match. */
function osTypeOf(osType: string | undefined, os: string | undefined): { readonly osType?: string } {
  const distribution = parseOperatingSystem(os ?? "")?.distribution;
  const implied = distribution === undefined ? undefined : distribution === "windows" ? "Windows" : "Linux";
  const known = osType ?? implied;
  return known === undefined ? {} : { osType: known };
}
