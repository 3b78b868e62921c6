import type { LookupContext } from "../context";
import type { Arguments } from "../filter/arguments";
import type { Filter } from "../filter/filter";
import type { Queries, Query } from "../filter/query";
import type { Image } from "../image/image";
import { imageById, queriesOf, queryPerRegion } from "../lookup";
import { isOfStack, type Settings, type Sourced } from "../ucloud/settings/settings";

/** Where a pin was made. Its later lookups search there, on whichever machine they run. */
export interface PinPlace {
  /** Region of the pinned image; absent for a pin in several zones, whose names contain it. */
  readonly region?: string | undefined;
  /** Zone of the pinned image; absent where UCloud names none. */
  readonly zone?: string | undefined;
  /** Project in which the image was found; absent for UCloud's own images, and where none was known. */
  readonly projectId?: string | undefined;
}

/**
 * Returns the queries of a recorded pin. Region, zone and project come from the program or its stack, else from the
 * record. The environment and the profile of this machine do not count, or the same program would give another pin
 * elsewhere. UCloud's own images are the same for every project, so the project that asks for them is this machine's.
 */
export function queriesInPlace(settings: Settings, filter: Filter, args: Arguments, place: PinPlace): Queries {
  return queriesFrom(inPlace(settings, filter, place), filter, args, settings);
}

/**
 * Returns the queries by which a recorded pin was made: its recorded arguments, in the place where it was made. Today's
 * stack configuration applies only to the new queries.
 */
export function recordedQueries(settings: Settings, filter: Filter, args: Arguments, place: PinPlace): Queries {
  const { region: _region, zone: _zone, projectId: _project, ...others } = settings;
  return queriesFrom(inPlace(others, filter, place), filter, args, settings);
}

function queriesFrom(placed: Settings, filter: Filter, args: Arguments, today: Settings): Queries {
  const [preferred, ...fallbacks] = queriesOf(placed, filter, args);
  const own = (query: Query) => withProjectOfToday(query, today);
  return [own(preferred), ...fallbacks.map(own)];
}

/**
 * Returns the image that is named for a zone, or for where the query searches; undefined when it does not exist there.
 * When an image does not state its zone, the zone that the program names is taken.
 */
export async function namedImage(
  account: LookupContext,
  query: Query,
  imageId: string,
  zone: string | undefined,
): Promise<Image | undefined> {
  if (zone === undefined) {
    return imageById(account, query, imageId);
  }
  const [inRegion = query] = queryPerRegion(query, [zone]);
  const image = await imageById(account, inRegion, imageId);
  return image && { ...image, zone: image.zone ?? zone };
}

function inPlace(settings: Settings, { region }: Filter, place: PinPlace): Settings {
  const programRegion = region ?? ofStack(settings.region)?.value;
  const isSameRegion = programRegion === undefined || programRegion === place.region;
  return {
    ...settings,
    region: ofStack(settings.region) ?? recorded(place.region),
    zone: ofStack(settings.zone) ?? (isSameRegion ? recorded(place.zone) : undefined),
    projectId: ofStack(settings.projectId) ?? recorded(place.projectId),
  };
}

function withProjectOfToday({ filter, origins }: Query, { projectId }: Pick<Settings, "projectId">): Query {
  if (filter.imageType !== "Base" || origins.projectId === "argument") {
    return { filter, origins };
  }
  const { projectId: _recorded, ...others } = filter;
  return projectId === undefined
    ? { filter: others, origins }
    : { filter: { ...others, projectId: projectId.value }, origins: { ...origins, projectId: projectId.source } };
}

function ofStack(setting: Sourced<string> | undefined): Sourced<string> | undefined {
  return setting !== undefined && isOfStack(setting) ? setting : undefined;
}

function recorded(value: string | undefined): Sourced<string> | undefined {
  return value === undefined ? undefined : { value, source: "the pin's record" };
}
