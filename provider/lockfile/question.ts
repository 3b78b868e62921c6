import { isDeepStrictEqual } from "node:util";
import { fallbackFilter, type Fallback, type FilterField } from "../filter/filter";
import type { Queries } from "../images/query";
import { harmless } from "../text/harmless";

/**
 * What a lookup can ask: the one image that a filter chooses, all that match it, one for each of several zones, or the
 * image of a known id.
 */
export const questionKinds = ["image", "images", "imagePerZone", "id"] as const;

/** A question as the lockfile holds it: what was asked for, without defaults, in one fixed spelling. */
export interface Question {
  readonly find: (typeof questionKinds)[number];
  readonly query: Readonly<Record<string, unknown>>;
}

/** The question of a filter. Values that nobody gave are left out, so that new defaults change no question. */
export function questionOf(find: "image" | "images" | "imagePerZone", [{ filter, origins }]: Queries): Question {
  const fields = (Object.keys(origins) as FilterField[]).filter((field) => origins[field] !== "host");
  const given = Object.fromEntries(fields.map((field) => [field, filter[field]]));
  const fallbacks = filter.fallbacks?.map(withoutDefaults);
  return { find, query: inFixedSpelling({ ...given, ...(fallbacks !== undefined && { fallbacks }) }) };
}

/** A fallback has been validated whole, so that what was given can't be told from its defaults by its origin. */
function withoutDefaults(fallback: Fallback): Record<string, unknown> {
  const defaults: Readonly<Record<string, unknown>> = fallbackFilter.parse({});
  return Object.fromEntries(
    Object.entries(fallback).filter(([field, value]) => !isDeepStrictEqual(value, defaults[field])),
  );
}

export function questionOfZones(queries: Queries, zones: readonly string[]): Question {
  const { find, query } = questionOf("imagePerZone", queries);
  return { find, query: inFixedSpelling({ ...query, zones }) };
}

export function questionOfId(region: string, projectId: string | undefined, imageId: string): Question {
  return { find: "id", query: { imageId, ...(projectId !== undefined && { projectId }), region } };
}

/** The same text for the same question, and the order in which questions stand in the file. */
export function keyOf({ find, query }: Question): string {
  return JSON.stringify([query["region"], query["zone"], query["os"], find, inFixedSpelling(query)]);
}

/** A value of a question in words. Lockfiles are anybody's text. */
export function valueText(value: unknown): string {
  return Array.isArray(value) && value.every((item) => typeof item === "string")
    ? value.map((item: string) => harmless(item)).join(" and ")
    : harmless(typeof value === "string" ? value : JSON.stringify(value));
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
