import type { LookupContext } from "../context";
import type { TriedQuery } from "../explanation/explanation";
import { ambiguousImageError, noCommonImageError } from "../explanation/failed-selection";
import type { AmbiguousImageError } from "../explanation/selection-errors";
import type { Arguments } from "../filter/arguments";
import type { Filter } from "../filter/filter";
import type { Queries, Query } from "../filter/query";
import { select } from "../filter/select";
import { chooseCommon, type CommonChoice, type ZoneMatches } from "../filter/select-per-zone";
import type { Image } from "../image/image";
import { placeDoubts, regionOfZone } from "../image/place";
import type { LockedAnswer } from "../lockfile/format";
import { questionOfZones } from "../lockfile/question";
import { ArgumentError } from "../text/argument-error";
import type { Settings } from "../ucloud/settings/settings";
import { queriesOf } from "./resolve-query";
import { refuseUnlistedNames, search } from "./search";

/**
 * Returns an image for each of several zones, all with the same name, from the lockfile when it may answer, else from
 * UCloud's listings. Lists each region once. The queries come from `queriesOfZones`.
 */
export function findImagePerZone(
  account: LookupContext,
  queries: Queries,
  zones: readonly string[],
): Promise<LockedAnswer> {
  return account.lock.answer(questionOfZones(queries, zones, account), {
    ucloud: () => commonImages(account, queries, zones),
    locked: (answer) => answer,
    toLock: (answer) => answer,
  });
}

/** Returns the queries of a lookup in several zones. The zones are the place; a configured place is ignored. */
export function queriesOfZones(settings: Settings, filter: Filter, args: Arguments): Queries {
  return queriesOf(withoutPlace(settings), filter, args);
}

/** Returns the settings without the place that is configured for other lookups. */
export function withoutPlace(settings: Settings): Settings {
  return { ...settings, region: undefined, zone: undefined };
}

async function commonImages(account: LookupContext, queries: Queries, zones: readonly string[]): Promise<LockedAnswer> {
  const { region } = queries[0].filter;
  zones.forEach((zone, position) =>
    placeDoubts(regionFor(zone, position, region), zone).forEach((doubt) => account.warn(doubt)),
  );
  const tried: ZoneAttempt[] = [];
  for (const [position, query] of queries.entries()) {
    const attempt = await searchZones(account, query, zones);
    refuseUnlistedNames(query, attempt.selection.listed, position === 0 ? "" : `fallbacks[${position - 1}].`);
    tried.push(attempt);
    if (attempt.choice.kind === "common") {
      const { images, names } = attempt.choice;
      return { matched: names, ...(position > 0 && { matchedFallback: position - 1 }), images: [...images.values()] };
    }
    if (attempt.choice.kind === "ambiguous") {
      throw ambiguityError(attempt, attempt.choice, account.now());
    }
  }
  const [first, ...others] = tried;
  if (first === undefined) {
    throw new TypeError("A lookup tries at least its filter.");
  }
  const matches = zones.map((zone) => ({ zone, matches: tried.flatMap((each) => matchesIn(each.zones, zone)) }));
  throw noCommonImageError([first, ...others], matches, account.now());
}

/** A filter that was tried in all zones. Its query names the region only when all zones are in one. */
interface ZoneAttempt extends TriedQuery {
  readonly zones: readonly ZoneMatches[];
  readonly choice: CommonChoice;
}

/** Returns a query for each region of the zones. Throws an ArgumentError when the query names another region. */
export function queryPerRegion({ filter, origins }: Query, zones: readonly string[]): Query[] {
  const regions = new Set(zones.map((zone, position) => regionFor(zone, position, filter.region)));
  return [...regions].map((region) => ({ filter: { ...filter, region }, origins: { region: "zones", ...origins } }));
}

/** Returns the region of a zone. A zone's name is its region and a number. */
function regionFor(zone: string, position: number, region: string | undefined): string {
  const own = regionOfZone(zone) ?? region ?? zone.replace(/-\d+$/, "");
  if (region !== undefined && own !== region) {
    throw new ArgumentError([
      { field: `zones[${position}]`, reason: `${zone} is in region ${own}, not in ${region}.` },
    ]);
  }
  return own;
}

/** Tries one query in several zones. Only images that `admits` accepts count as matches. */
export async function searchZones(
  account: LookupContext,
  asked: Query,
  zones: readonly string[],
  admits: (image: Image) => boolean = () => true,
): Promise<ZoneAttempt> {
  const queries = queryPerRegion(asked, zones);
  const selections = await Promise.all(queries.map((query) => search(account, query)));
  const [first, second] = queries;
  if (first === undefined) {
    throw new TypeError("There is at least one zone.");
  }
  const query = second === undefined ? first : { ...first, filter: { ...first.filter, region: undefined } };
  const listed = selections.flatMap(({ listed: images }) =>
    images.filter(({ zone }) => zone !== undefined && zones.includes(zone)),
  );
  const selection = select(listed, query.filter, account.now());
  const matches = zones.map((zone) => ({
    zone,
    matches: selection.matches.filter((image) => image.zone === zone && admits(image)),
  }));
  return { query, selection, zones: matches, choice: chooseCommon(matches, query.filter) };
}

function ambiguityError(
  { query, selection }: ZoneAttempt,
  { reason, among }: Extract<CommonChoice, { kind: "ambiguous" }>,
  now: Date,
): AmbiguousImageError {
  return ambiguousImageError([{ query, selection: { ...selection, matches: among } }], reason, now);
}

function matchesIn(zones: readonly ZoneMatches[], zone: string): ZoneMatches["matches"] {
  return zones.find((each) => each.zone === zone)?.matches ?? [];
}
