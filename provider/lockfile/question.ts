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
 * What a lookup can ask: the one image that a filter chooses, all that match it, one for each of several zones, or the
 * image of a known id.
 */
export const questionKinds = ["image", "images", "imagePerZone", "id"] as const;
type QuestionKind = (typeof questionKinds)[number];

/** A question as the lockfile holds it: what was asked for, without defaults, in one fixed spelling. */
export interface Question {
  readonly find: QuestionKind;
  readonly query: Readonly<Record<string, unknown>>;
  /** Whose custom and market images may answer. Absent when the answer is the same for everyone. */
  readonly owner?: ImageOwner | undefined;
}

/** A question as a lookup has it, before anybody knows whose images answer it. */
export interface Asked extends Question {
  /** Whether an answer is the same for everyone: only images of UCloud's own decided it. */
  readonly isForEveryone: (answer: FoundAnswer) => boolean;
  /** Arguments that are secret. Such a question is never written down. */
  readonly secrets: readonly string[];
  /** How to ask UCloud, as far as the program and the stack's configuration say it: a command knows neither. */
  readonly access: Access;
}

interface Access {
  readonly projectId?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly profile?: string | undefined;
}

/** Who asks. */
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

/** Returns the question of a lookup in several zones. Its region says nothing where the zones' names do. */
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

/** A fallback has place and host from its filter. */
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
 * Every query that was tried must have asked for UCloud's own images: an earlier one that found no custom image may find
 * one for somebody else. Known ids of any type will do where each of them is an image of UCloud's.
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

/** Returns the same text for the same question. Entries are shown in its order: by place, then by system. */
export function questionKey({ find, query, owner }: Question): string {
  const whose = owner && [owner.apiHost, owner.projectId, owner.account];
  return JSON.stringify([query["region"], query["zone"], query["os"], find, inFixedSpelling(query), whose]);
}

/** A value of a question in words. Lockfiles are anybody's text. */
export function valueText(value: unknown): string {
  return Array.isArray(value) && value.every((item) => typeof item === "string")
    ? value.map((item: string) => printableText(item)).join(" and ")
    : printableText(typeof value === "string" ? value : JSON.stringify(value));
}

/**
 * Returns what was asked for in one spelling, whoever wrote it: a system under its own name, without defaults, lists of
 * texts as sets. The project is left out: it says whose images may answer.
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

/** `host` is what the filter of a fallback says. */
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

/** A date alone is midnight UTC. */
function canonicalTime(text: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? text : time.toISOString().replace("T00:00:00.000Z", "").replace(".000Z", "Z");
}

/** What a host does not need is not written. */
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

/** Fields by name; lists of texts are sets, whose order means nothing. */
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
