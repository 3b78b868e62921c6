import * as z from "zod";
import { queryValue, type Query } from "../filter/query";
import { funnelStep, type Selection } from "../filter/select";

export const nearMiss = z.object({
  imageId: z.string().describe("Id of the image."),
  imageName: z.string().describe("Name of the image."),
  zone: z.string().optional().describe("Zone of the image."),
  createdAt: z.string().optional().describe("Time of creation, as RFC 3339 in UTC."),
  removedBy: z
    .array(z.string())
    .describe(
      "The criterion that removed it, with the image's own value; several only when every image fails several.",
    ),
});

/** The result of one filter. */
export const filterReport = z.object({
  query: z.array(queryValue).describe("The filter as understood, with defaults."),
  listed: z.int().describe("Number of images listed in the filter's place."),
  matched: z.int().describe("Number of images that matched."),
  funnel: z.array(funnelStep).describe("Number of images after each criterion, in the order of the criteria."),
  nearestMisses: z.array(nearMiss).describe("Up to three images that nearly matched."),
});

/** The explanation of a lookup's result. */
export const explanationRecord = filterReport.extend({
  fallbacks: z.array(filterReport).describe("The same for each fallback that was tried."),
  hints: z.array(z.string()).describe("Hints: near spellings, and places with a match. Empty when an image matches."),
  text: z.string().describe("The whole explanation as text of 80 columns."),
});

export type FilterReport = z.infer<typeof filterReport>;
/** The explanation of a lookup's result. An interface, so that the reference links to it by name. */
export interface Explanation extends z.infer<typeof explanationRecord> {}

/** A filter that was tried, and its selection. */
export interface TriedQuery {
  readonly query: Query;
  readonly selection: Selection;
}

/** All filters that were tried, beginning with the program's own. Only the last one can have matches. */
export type TriedQueries = readonly [TriedQuery, ...TriedQuery[]];

/** Returns the filter with matches, or the last one when none has any. */
export function lastAttempt(attempts: TriedQueries): TriedQuery {
  return attempts.at(-1) ?? attempts[0];
}
