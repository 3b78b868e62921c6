import type { Listing } from "../catalogue";
import type { LookupContext } from "../context";
import { lastAttempt, type TriedQuery, type TriedQueries } from "../explanation/explanation";
import { sentToApi } from "../filter/criteria";
import type { Filter } from "../filter/filter";
import type { Queries, Query } from "../filter/query";
import { select, type Selection } from "../filter/select";
import { unlistedNames } from "../filter/unlisted-names";
import type { Image } from "../image/image";
import { placeDoubts } from "../image/place";
import { ArgumentError } from "../text/argument-error";
import { printableText } from "../text/printable";
import { ConfigurationError } from "../ucloud/errors/error-classes";
import type { DescribeImageRequest } from "../ucloud/listing/describe-image";

/** Tries a lookup's queries in order until one has a match, and returns the tried ones. */
export async function searchInOrder(account: LookupContext, [first, ...others]: Queries): Promise<TriedQueries> {
  const attempts: [TriedQuery, ...TriedQuery[]] = [await tried(account, first, "")];
  for (const [position, query] of others.entries()) {
    if (lastAttempt(attempts).selection.matches.length > 0) {
      break;
    }
    attempts.push(await tried(account, query, `fallbacks[${position}].`));
  }
  return attempts;
}

async function tried(account: LookupContext, query: Query, prefix: string): Promise<TriedQuery> {
  const selection = await search(account, query);
  refuseUnlistedNames(query, selection.listed, prefix);
  return { query, selection };
}

/** Throws an ArgumentError for names that nobody knows. A pin that stays never asks: its image may have lost such a name. */
export function refuseUnlistedNames({ filter }: Query, listed: readonly Image[], prefix: string): void {
  const problems = unlistedNames(filter, listed);
  if (problems.length > 0) {
    throw new ArgumentError(
      problems.map(({ field, reason }) => ({
        // A fallback has its host from the filter.
        field: field.startsWith("host.") ? field : `${prefix}${field}`,
        reason,
      })),
    );
  }
}

/**
 * Lists what the query's place holds and selects from it. Where a zone has no match, a custom image of another zone of
 * the region may do: see reachesZone.
 */
export async function search(account: LookupContext, { filter }: Query): Promise<Selection> {
  placeDoubts(regionOf(filter), filter.zone).forEach((doubt) => account.warn(doubt));
  if (!mayReachZone(filter)) {
    return searchListing(account, listingRequest(filter), filter);
  }
  const { zone: _zone, ...inRegion } = filter;
  const inZone = await searchListing(account, listingRequest(filter), { ...filter, acrossZones: false });
  const elsewhere =
    inZone.matches.length > 0 ? undefined : await searchListing(account, listingRequest(inRegion), filter);
  return elsewhere !== undefined && elsewhere.matches.length > 0 ? elsewhere : inZone;
}

/** Whether images of other zones may start hosts of the zone that is asked for. */
function mayReachZone({ zone, acrossZones, imageType, imageIds }: Filter): boolean {
  const mayBeCustom = imageType === "Custom" || (imageType === undefined && imageIds !== undefined);
  return zone !== undefined && acrossZones === true && mayBeCustom;
}

async function searchListing(
  account: LookupContext,
  request: DescribeImageRequest,
  filter: Filter,
): Promise<Selection> {
  const select = (listing: Listing) => selected(listing, filter, account.now());
  const listing = await account.catalogue().list(request, (shared) => isEnough(select(shared), filter));
  warnOfUnreadable(account, listing);
  return select(listing);
}

/** Before a shared listing may say that there is no match, or that nobody has a name, it is asked for anew. */
function isEnough({ listed, matches }: Selection, filter: Filter): boolean {
  return matches.length > 0 && unlistedNames(filter, listed).length === 0;
}

/** Returns the selection, cached for a second: the pins of a stack mostly have the same filter. */
function selected(listing: Listing, filter: Filter, now: Date): Selection {
  const second = Math.floor(now.getTime() / 1000);
  const known = selections.get(listing);
  const current = known?.second === second ? known : { second, byFilter: new Map<string, Selection>() };
  selections.set(listing, current);
  const key = JSON.stringify(filter);
  const selection = current.byFilter.get(key) ?? select(listing.images, filter, now);
  current.byFilter.set(key, selection);
  return selection;
}

const selections = new WeakMap<Listing, { readonly second: number; readonly byFilter: Map<string, Selection> }>();

/** Returns the request that lists all images of a query's place. */
export function listingRequest(filter: Filter): DescribeImageRequest {
  return { ...sentToApi(filter), region: regionOf(filter) };
}

function warnOfUnreadable(account: LookupContext, { unreadable }: Listing): void {
  for (const { imageId, field, problem } of unreadable.slice(0, maxNamed)) {
    const name = imageId === undefined ? "without an id" : printableText(imageId);
    account.warn(`The image ${name} was left out, since its ${field} can't be read: ${problem}`);
  }
  if (unreadable.length > maxNamed) {
    account.warn(`${unreadable.length - maxNamed} more images were left out, since they can't be read.`);
  }
}

/** Most unreadable images to name. A field that UCloud changes makes thousands of images unreadable. */
const maxNamed = 10;

export function regionOf(filter: Filter): string {
  if (filter.region === undefined) {
    throw new ConfigurationError(
      "region",
      'No region is known. Give the argument "region", or set one of: the stack configuration "ucloud-image:region" ' +
        "(pulumi config set ucloud-image:region cn-bj2), the environment variable UCLOUD_REGION, the UCloud profile " +
        "(~/.ucloud/config.json).",
    );
  }
  return filter.region;
}
