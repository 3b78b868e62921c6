import { isDeepStrictEqual } from "node:util";
import { filterFields, type FilterField } from "../filter/filter";
import type { Host } from "../filter/host";
import { impliedValues, isWrittenByProgram, type Queries, type Query } from "../filter/query";
import type { Image } from "../image/image";
import { canonicalSystem } from "../image/operating-system";
import { regionOfZone } from "../image/place";
import { printableText } from "../text/printable";
import { ownerOf, type ImageOwner } from "../ucloud/settings/owner";
import { isOfStack, type Settings, type Sourced } from "../ucloud/settings/settings";

/**
 * The kinds of lookup: the one image that a filter chooses, all images that match it, one image for each of several
 * zones, or the image of a known id.
 */
export const questionKinds = ["image", "images", "imagePerZone", "id"] as const;
type QuestionKind = (typeof questionKinds)[number];

/** A question as the lockfile holds it: the arguments without defaults, in a fixed spelling. */
export interface Question {
  readonly find: QuestionKind;
  readonly query: Readonly<Record<string, unknown>>;
  /** The owner whose custom and market images may answer. Absent when the answer is the same for everyone. */
  readonly owner?: ImageOwner | undefined;
}

/** A question as a lookup asks it, before the owner of the answering images is known. */
export interface Asked extends Question {
  /** Returns whether an answer is the same for everyone, that is, whether only UCloud's own images decided it. */
  readonly isForEveryone: (answer: FoundAnswer) => boolean;
  /** Arguments that are secret. A question with any is never written to the file. */
  readonly secrets: readonly string[];
  /** How to reach UCloud, as far as the program and the stack configuration say it. A command knows neither. */
  readonly access: Access;
}

interface Access {
  readonly projectId?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly profile?: string | undefined;
}

/** The program or command that asks. */
export interface Asker {
  readonly settings: Settings;
  /** Arguments that the program keeps secret. */
  readonly secretArguments?: ReadonlySet<string>;
}

interface FoundAnswer {
  readonly matchedFallback?: number | undefined;
  readonly images: readonly Pick<Image, "imageType">[];
}

/** Returns the question of a lookup's filter. */
export function questionOf(find: "image" | "images", queries: Queries, asker: Asker): Asked {
  return asked(find, queries, asker, {});
}

/** Returns the question of a lookup in several zones. The region is left out where the zones' names imply it. */
export function questionOfZones(queries: Queries, zones: readonly string[], asker: Asker): Asked {
  const { region } = queries[0].filter;
  const implied = zones.every((zone) => (regionOfZone(zone) ?? zone.replace(/-\d+$/, "")) === region);
  return asked("imagePerZone", queries, asker, { zones, ...(implied && { region: undefined }) });
}

/** Returns the question of a known id. */
export function questionOfId(query: Query, imageId: string, asker: Asker): Asked {
  const { filter } = query;
  return {
    find: "id",
    query: inFixedSpelling({ imageId, region: filter.region }),
    owner: ownerOf(asker.settings, undefined, filter.projectId),
    isForEveryone: ({ images }) => areOfUCloud(images),
    secrets: secretsAmong(asker, ["imageId", "region", "projectId"]),
    access: accessOf(query, asker),
  };
}

function asked(find: QuestionKind, queries: Queries, asker: Asker, others: Readonly<Record<string, unknown>>): Asked {
  const [first, ...fallbacks] = queries;
  const onlyOfUCloud = queries.every(({ filter }) => filter.imageType === "Base");
  const query = {
    ...first.filter,
    ...(fallbacks.length > 0 && { fallbacks: fallbacks.map(({ filter }) => withoutPlace(filter)) }),
    ...others,
  };
  return {
    find,
    query: canonicalQuery(query),
    owner: onlyOfUCloud ? undefined : ownerOf(asker.settings, undefined, first.filter.projectId),
    isForEveryone: (answer) => isForEveryone(queries, answer),
    secrets: secretsAmong(asker, Object.keys(query)),
    access: accessOf(first, asker),
  };
}

function accessOf(query: Query, { settings: { baseUrl, profile } }: Asker): Access {
  return {
    projectId: isWrittenByProgram(query, "projectId") ? query.filter.projectId : undefined,
    baseUrl: ofStack(baseUrl),
    profile: ofStack(profile),
  };
}

function ofStack(setting: Sourced<string> | undefined): string | undefined {
  return setting !== undefined && isOfStack(setting) ? setting.value : undefined;
}

function secretsAmong({ secretArguments }: Asker, fields: readonly string[]): string[] {
  return fields.filter((field) => secretArguments?.has(field) === true);
}

/** Removes place and host from a fallback, which has them from its filter. */
function withoutPlace({
  region: _region,
  zone: _zone,
  projectId: _project,
  host: _host,
  ...own
}: Query["filter"]): object {
  return own;
}

/**
 * Returns whether an answer is the same for everyone. For that, every query tried must ask for UCloud's own images: an
 * earlier query that found no custom image here may find one for another account. Known ids of any type qualify if each
 * belongs to one of UCloud's own images.
 */
function isForEveryone(queries: Queries, { images, matchedFallback }: FoundAnswer): boolean {
  const tried = images.length === 0 ? queries : queries.slice(0, (matchedFallback ?? -1) + 2);
  return tried.every(({ filter: { imageType, imageIds } }, position) =>
    imageType === undefined && position === tried.length - 1
      ? images.length === new Set(imageIds).size && areOfUCloud(images)
      : imageType === "Base",
  );
}

function areOfUCloud(images: readonly Pick<Image, "imageType">[]): boolean {
  return images.length > 0 && images.every(({ imageType }) => imageType === "Base");
}

/** Returns a key that is the same for equal questions. Entries are shown in its order: by place, then by system. */
export function questionKey({ find, query, owner }: Question): string {
  const whose = owner && [owner.apiHost, owner.projectId, owner.account];
  return JSON.stringify([query["region"], query["zone"], query["os"], find, inFixedSpelling(query), whose]);
}

/** Returns a value of a question as printable text, since a lockfile may come from anyone. */
export function valueText(value: unknown): string {
  return Array.isArray(value) && value.every((item) => typeof item === "string")
    ? value.map((item: string) => printableText(item)).join(" and ")
    : printableText(typeof value === "string" ? value : JSON.stringify(value));
}

/**
 * Returns a query in one spelling, however it was written: a system under its own name, no defaults, and lists of texts
 * as sets. The project is left out, because it says whose images may answer.
 */
export function canonicalQuery(query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { projectId: _project, fallbacks, ...fields } = query;
  const canonical = canonicalFields(fields, undefined);
  return inFixedSpelling({
    ...canonical,
    ...(Array.isArray(fallbacks) &&
      fallbacks.length > 0 && {
        fallbacks: fallbacks.map((fallback: object) => canonicalFields({ ...fallback }, fields["host"])),
      }),
  });
}

/** Returns the fields in one spelling. `host` is what the filter of a fallback says. */
function canonicalFields(fields: Readonly<Record<string, unknown>>, host: unknown): Record<string, unknown> {
  const { os, createdBefore, imageIds } = fields;
  const given = {
    ...fields,
    ...(typeof os === "string" && { os: canonicalSystem(os) ?? os }),
    ...(typeof createdBefore === "string" && { createdBefore: canonicalTime(createdBefore) }),
    ...(fields["host"] !== undefined && { host: canonicalHost(fields["host"]) }),
  };
  const implied: Readonly<Record<string, unknown>> = impliedValues({
    imageIds: Array.isArray(imageIds) ? imageIds.map(String) : undefined,
    host: hostIn(fields["host"] ?? host),
  });
  return Object.fromEntries(
    Object.entries(given).filter(
      ([field, value]) => !isDefault(field, value) && !isDeepStrictEqual(value, implied[field]),
    ),
  );
}

function isDefault(field: string, value: unknown): boolean {
  const fallback = Object.hasOwn(filterFields, field)
    ? filterFields[field as FilterField].safeParse(undefined).data
    : undefined;
  return isDeepStrictEqual(spelled(value), fallback);
}

/** Returns a time in one spelling. A date alone means midnight UTC. */
function canonicalTime(text: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? text : time.toISOString().replace("T00:00:00.000Z", "").replace(".000Z", "Z");
}

/** Returns a host in one spelling. Features that it does not need are left out. */
function canonicalHost(host: unknown): unknown {
  if (typeof host !== "object" || host === null) {
    return host;
  }
  const needs = Object.entries(host)
    .map(([name, value]): [string, unknown] => [name, canonicalHost(value)])
    .filter(([name, value]) => !hostDefaults.some((none) => isDeepStrictEqual(none, [name, value])))
    .filter(([, value]) => value !== false && value !== undefined && !isDeepStrictEqual(value, {}));
  return Object.fromEntries(needs);
}

const hostDefaults = [["netCapability", "Normal"]] as const;

function hostIn(host: unknown): Host | undefined {
  const parsed = filterFields.host.safeParse(host);
  return parsed.success ? parsed.data : undefined;
}

/** Returns a record with its fields sorted by name and its lists of texts sorted as sets. */
export function inFixedSpelling(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields = Object.keys(record).filter((field) => record[field] !== undefined);
  return Object.fromEntries(fields.sort().map((field) => [field, spelled(record[field])]));
}

function spelled(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items: unknown[] = value.map(spelled);
    return items.every((item) => typeof item === "string") ? [...new Set(items)].sort() : items;
  }
  return typeof value === "object" && value !== null ? inFixedSpelling({ ...value }) : value;
}
