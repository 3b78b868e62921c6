import { z } from "zod";
import { queryValue, type Query } from "../filter/query";
import { funnelStep, type Selection } from "../filter/select";

export const nearMiss = z.object({
  imageId: z.string().describe("Id of the image."),
  imageName: z.string().describe("Name of the image."),
  zone: z.string().optional().describe("Zone of the image."),
  createdAt: z.string().optional().describe("When it was made, as RFC 3339 in UTC."),
  removedBy: z
    .array(z.string())
    .describe(
      "The one demand that removed it, with what it has instead; several only where every image fails several.",
    ),
});

/** How one filter went. */
export const filterReport = z.object({
  query: z.array(queryValue).describe("The filter as understood, defaults included."),
  listed: z.int().describe("How many images its place holds."),
  matched: z.int().describe("How many of them matched."),
  funnel: z.array(funnelStep).describe("How many images each demand left, in the order of the demands."),
  nearestMisses: z.array(nearMiss).describe("Up to three images that came nearest without matching."),
});

/** Why a lookup ended as it did. */
export const explanationRecord = filterReport.extend({
  fallbacks: z.array(filterReport).describe("The same of each fallback that was tried."),
  hints: z
    .array(z.string())
    .describe("What may help: near spellings, and where else a match is. Empty when there is one."),
  text: z.string().describe("All of this as text of 80 columns."),
});

export type FilterReport = z.infer<typeof filterReport>;
/** Why a lookup ended as it did. An interface, so that the reference links to it by name. */
export interface Explanation extends z.infer<typeof explanationRecord> {}

/** A filter that was tried, with what it selected. */
export interface TriedQuery {
  readonly query: Query;
  readonly selection: Selection;
}

/** All filters that were tried, the program's first; only the last of them can have matches. */
export type TriedQueries = readonly [TriedQuery, ...TriedQuery[]];

/** The filter that has the matches, or the last one when none has. */
export function lastAttempt(attempts: TriedQueries): TriedQuery {
  return attempts.at(-1) ?? attempts[0];
}
