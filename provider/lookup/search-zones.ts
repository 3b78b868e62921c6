import type { LookupContext } from "../context";
import type { TriedQuery } from "../explanation/explanation";
import { ambiguousImageError, noCommonImageError } from "../explanation/failed-selection";
import type { AmbiguousImageError } from "../explanation/selection-errors";
import type { Arguments } from "../filter/arguments";
import type { Filter } from "../filter/filter";
import type { Queries, Query } from "../filter/query";
import { select } from "../filter/select";
import { chooseCommon, type CommonChoice, type ZoneMatches } from "../filter/select-per-zone";
import { placeDoubts, regionOfZone } from "../image/place";
import type { LockedAnswer } from "../lockfile/format";
import { questionOfZones, type Asked } from "../lockfile/question";
import { ArgumentError } from "../text/argument-error";
import type { Settings } from "../ucloud/settings/settings";
import { queriesOf } from "./resolve-query";
import { search } from "./search";

/**
 * An image for each of several zones, all under the same name: the lockfile's, where that may answer, else what
 * UCloud's listings hold. Each region is listed once.
 */
export function findImagePerZone(
  account: LookupContext,
  filter: Filter,
  args: Arguments,
  zones: readonly string[],
): Promise<LockedAnswer> {
  return account.lock.answer(questionPerZone(account, filter, args, zones), {
    ucloud: () => commonImages(account, filter, args, zones),
    locked: (answer) => answer,
    toLock: (answer) => answer,
  });
}

/** Returns the question as the lockfile holds it. */
export function questionPerZone(
  account: LookupContext,
  filter: Filter,
  args: Arguments,
  zones: readonly string[],
): Asked {
  return questionOfZones(queriesOf(withoutPlace(account.settings), filter, args), zones, account);
}

async function commonImages(
  account: LookupContext,
  filter: Filter,
  args: Arguments,
  zones: readonly string[],
): Promise<LockedAnswer> {
  const perRegion = queriesPerRegion(account, filter, zones, args);
  const tried: ZoneAttempt[] = [];
  for (let position = 0; position <= (filter.fallbacks ?? []).length; position++) {
    const attempt = await searchZones(
      account,
      perRegion.flatMap((queries) => queries[position] ?? []),
      zones,
    );
    tried.push(attempt);
    if (attempt.choice.kind === "common") {
      const { images, names } = attempt.choice;
      return { matched: names, ...(position > 0 && { matchedFallback: position - 1 }), images: [...images.values()] };
    }
    if (attempt.choice.kind === "ambiguous") {
      throw ambiguous(attempt, attempt.choice, account.now());
    }
  }
  const [first, ...others] = tried;
  if (first === undefined) {
    throw new TypeError("a lookup tries its filter at least");
  }
  const matches = zones.map((zone) => ({ zone, matches: tried.flatMap((each) => matchesIn(each.zones, zone)) }));
  throw noCommonImageError([first, ...others], matches, account.now());
}

/** Zones say where: what is configured as the place of other lookups is no part of this question. */
function withoutPlace(settings: Settings): Settings {
  return { ...settings, region: undefined, zone: undefined };
}

/** A filter that was tried in all zones; its query names the region only where all zones are of one. */
interface ZoneAttempt extends TriedQuery {
  readonly zones: readonly ZoneMatches[];
  readonly choice: CommonChoice;
}

/** The lookup's queries once for each region that the zones are of. */
function queriesPerRegion(
  account: LookupContext,
  filter: Filter,
  zones: readonly string[],
  args: Arguments,
): Queries[] {
  const regions = new Set(zones.map((zone, position) => regionFor(zone, position, filter.region)));
  zones.forEach((zone, position) =>
    placeDoubts(regionFor(zone, position, filter.region), zone).forEach((doubt) => account.warn(doubt)),
  );
  const { zone: _configured, ...settings } = account.settings;
  return [...regions].map((region) => {
    const [first, ...others] = queriesOf(settings, { ...filter, region }, args);
    return [fromZones(first), ...others.map(fromZones)];
  });
}

function fromZones({ filter, origins }: Query): Query {
  return { filter, origins: { region: "zones", ...origins } };
}

/** Zones are named after their region and a number. */
function regionFor(zone: string, position: number, region: string | undefined): string {
  const own = regionOfZone(zone) ?? region ?? zone.replace(/-\d+$/, "");
  if (region !== undefined && own !== region) {
    throw new ArgumentError([
      { field: `zones[${position}]`, reason: `${zone} is of region ${own}, not of ${region}.` },
    ]);
  }
  return own;
}

async function searchZones(
  account: LookupContext,
  queries: readonly Query[],
  zones: readonly string[],
): Promise<ZoneAttempt> {
  const selections = await Promise.all(queries.map((query) => search(account, query)));
  const [first, second] = queries;
  if (first === undefined) {
    throw new TypeError("zones are of one region at least");
  }
  const query = second === undefined ? first : { ...first, filter: { ...first.filter, region: undefined } };
  const listed = selections.flatMap(({ listed: images }) =>
    images.filter(({ zone }) => zone !== undefined && zones.includes(zone)),
  );
  const selection = select(listed, query.filter, account.now());
  const matches = zones.map((zone) => ({ zone, matches: selection.matches.filter((image) => image.zone === zone) }));
  return { query, selection, zones: matches, choice: chooseCommon(matches, query.filter) };
}

function ambiguous(
  { query, selection }: ZoneAttempt,
  { reason, among }: Extract<CommonChoice, { kind: "ambiguous" }>,
  now: Date,
): AmbiguousImageError {
  return ambiguousImageError([{ query, selection: { ...selection, matches: among } }], reason, now);
}

function matchesIn(zones: readonly ZoneMatches[], zone: string): ZoneMatches["matches"] {
  return zones.find((each) => each.zone === zone)?.matches ?? [];
}
