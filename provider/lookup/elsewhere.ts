import type { Image } from "../images/image";
import { parseOperatingSystem } from "../images/operating-system";
import type { Query } from "../images/query";
import { couldNotLook } from "../ucloud/errors";
import type { Account } from "./account";
import { regionOf } from "./query";

/**
 * Images of other zones and types, for the hints of a lookup that found nothing: one request, and whatever it brings.
 * What keeps it from being answered would hide the reason why the lookup failed, and is no matter here.
 */
export async function lookElsewhere(account: Account, { filter }: Query): Promise<readonly Image[]> {
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
    return await account.catalogue().glimpse(request, timeoutMs);
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
