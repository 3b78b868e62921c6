import { parseArguments } from "./images/argument-error";
import { filterOf, getImageArguments, getImagesArguments } from "./images/arguments";
import { daysToEndOfLife } from "./images/end-of-life";
import type { Filter, FilterField } from "./images/filter";
import type { Image } from "./images/image";
import type { Query } from "./images/query";
import type { FoundImage, GetImageResult, GetImagesResult } from "./images/results";
import { choose, select, type Choice, type Selection } from "./images/select";
import { AmbiguousImageError, NoImageError } from "./images/selection-errors";
import type { Catalogue, Listing } from "./catalogue";
import type { Settings } from "./ucloud/credentials";
import type { DescribeImageRequest } from "./ucloud/describe-image";
import { ConfigurationError } from "./ucloud/errors";

/** What every lookup needs: whose images, through which catalogue, at what time. */
export interface Account {
  readonly settings: Settings;
  /** Opened when the first lookup needs it, so that work without one needs no keys. */
  readonly catalogue: () => Catalogue;
  readonly now: () => Date;
  /** Told what a person should know although the lookup goes on. */
  readonly warn: (text: string) => void;
}

export type Arguments = Readonly<Record<string, unknown>>;

/** The image that a filter chooses; none, or several without a declared first, is an error that says why. */
export async function getImage(account: Account, args: Arguments): Promise<GetImageResult> {
  const query = queryOf(account.settings, filterOf(parseArguments(getImageArguments, args)), args);
  const selection = await search(account, query);
  return { ...dated(chosenImage(query, selection), account.now()), matched: selection.matches.length };
}

/** All images that match a filter. */
export async function getImages(account: Account, args: Arguments): Promise<GetImagesResult> {
  const parsed = parseArguments(getImagesArguments, args);
  const query = queryOf(account.settings, filterOf(parsed), args);
  const selection = await search(account, query);
  if (selection.matches.length === 0 && !parsed.allowEmpty) {
    throw new NoImageError(query, selection);
  }
  if (selection.matches.length > 1 && query.filter.unique) {
    throw new AmbiguousImageError(query, selection, "unique");
  }
  const images = selection.matches.map((image) => dated(image, account.now()));
  return { images, imageIds: images.map(({ imageId }) => imageId), matched: images.length };
}

/** The filter with the settings that fill its gaps, and where each value comes from. */
export function queryOf(settings: Settings, filter: Filter, args: Arguments): Query {
  const origins: Partial<Record<FilterField, string>> = {};
  for (const field of Object.keys(args) as FilterField[]) {
    origins[field] = "argument";
  }
  const filled: Filter = { ...filter };
  for (const field of ["region", "zone", "projectId"] as const) {
    const setting = settings[field];
    if (filled[field] === undefined && setting !== undefined && !isOfOtherRegion(field, filter, settings)) {
      filled[field] = setting.value;
      origins[field] = setting.source;
    }
  }
  if (filled.imageIds === undefined) {
    filled.imageType ??= "Base";
    filled.architecture ??= "x86_64";
  }
  return { filter: filled, origins };
}

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

export function chosenImage(query: Query, selection: Selection): Image {
  const choice: Choice = choose(selection, query.filter);
  switch (choice.kind) {
    case "none":
      throw new NoImageError(query, selection);
    case "ambiguous":
      throw new AmbiguousImageError(query, selection, choice.reason);
    case "one":
    case "many":
      return choice.image;
  }
}

/** A zone that is configured for one region says nothing about a lookup in another. */
function isOfOtherRegion(field: FilterField, filter: Filter, settings: Settings): boolean {
  return field === "zone" && filter.region !== undefined && filter.region !== settings.region?.value;
}

function dated(image: Image, now: Date): FoundImage {
  const daysToEol = daysToEndOfLife(image.maintainEol, now);
  return daysToEol === undefined ? image : { ...image, daysToEol };
}

function warnOfUnreadable(account: Account, listing: Listing): void {
  for (const { imageId, field, problem } of listing.unreadable) {
    account.warn(`The image ${imageId ?? "without an id"} was left out, since its ${field} can't be read: ${problem}`);
  }
}
