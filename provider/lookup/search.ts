import type { Listing } from "../catalogue";
import type { Filter } from "../images/filter";
import type { Query } from "../images/query";
import { select, type Selection } from "../images/select";
import type { DescribeImageRequest } from "../ucloud/describe-image";
import type { Account } from "./account";
import { regionOf } from "./query";

/** Lists what the query's place holds and selects from it. */
export async function search(account: Account, query: Query): Promise<Selection> {
  const listing = await account.catalogue().list(listingRequest(query.filter));
  warnOfUnreadable(account, listing);
  return select(listing.images, query.filter, account.now());
}

/** The request that lists all images of a query's place. */
export function listingRequest(filter: Filter): DescribeImageRequest {
  const { zone, projectId, imageType, funcTypes, imageIds } = filter;
  return {
    region: regionOf(filter),
    ...(zone !== undefined && { zone }),
    ...(projectId !== undefined && { projectId }),
    ...(imageType !== undefined && { imageType }),
    ...(funcTypes !== undefined && { funcTypes }),
    ...(imageIds !== undefined && { imageIds }),
  };
}

function warnOfUnreadable(account: Account, listing: Listing): void {
  for (const { imageId, field, problem } of listing.unreadable) {
    account.warn(`The image ${imageId ?? "without an id"} was left out, since its ${field} can't be read: ${problem}`);
  }
}
