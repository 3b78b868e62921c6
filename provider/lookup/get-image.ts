import * as z from "zod";
import type { LookupContext } from "../context";
import { explain, explainLocked } from "../explanation/explain";
import { lastAttempt, explanationRecord, type Explanation } from "../explanation/explanation";
import { describe, filterOf, parseArguments, type Arguments } from "../filter/arguments";
import { filterFields } from "../filter/filter";
import type { Queries } from "../filter/query";
import type { Image } from "../image/image";
import type { LockedAnswer } from "../lockfile/format";
import { questionOf } from "../lockfile/question";
import { chooseImage, matchedFallback } from "./choose-image";
import { foundImageAt, foundImage, matchedFallbackField, matchedField } from "./found-image";
import { queriesOf } from "./resolve-query";
import { searchInOrder } from "./search";

/**
 * Returns the image that a filter chooses. Throws a NoImageError without a match, and an AmbiguousImageError when the order
 * does not decide.
 */
export async function getImage(account: LookupContext, args: Arguments): Promise<GetImageResult> {
  const parsed = parseArguments(getImageArguments, args);
  const queries = queriesOf(account.settings, filterOf(parsed), args);
  const found = await findImage(account, queries);
  const { image, matched, matchedFallback: fallback, explanation } = found;
  return {
    ...foundImageAt(image, account.now()),
    matched,
    ...(fallback !== undefined && { matchedFallback: fallback }),
    ...(isOfOtherZone(image, queries[0].filter.zone) && { ofOtherZone: true }),
    ...(parsed.explain && { explanation: explanation() }),
  };
}

function isOfOtherZone({ zone }: Image, asked: string | undefined): boolean {
  return zone !== undefined && asked !== undefined && zone !== asked;
}

/** The chosen image, the number of matches, and the reason of the choice. */
export interface ChosenImage {
  readonly image: Image;
  readonly matched: number;
  /** Position of the fallback that matched, from 0; absent when the filter itself did. */
  readonly matchedFallback?: number | undefined;
  readonly explanation: () => Explanation;
}

/** Returns the image that a lookup chooses, from the lockfile when it may answer, else from UCloud's listing. */
export function findImage(account: LookupContext, queries: Queries): Promise<ChosenImage> {
  return account.lock.answer(questionOf("image", queries, account), {
    ucloud: () => chooseToday(account, queries),
    locked: (answer) => lockedImage(answer, queries),
    toLock: ({ image, explanation: _explanation, ...counts }) => ({ ...counts, images: [image] }),
  });
}

async function chooseToday(account: LookupContext, queries: Queries): Promise<ChosenImage> {
  const attempts = await searchInOrder(account, queries);
  const image = await chooseImage(account, attempts);
  const fallback = matchedFallback(attempts);
  return {
    image,
    matched: lastAttempt(attempts).selection.matches.length,
    ...(fallback !== undefined && { matchedFallback: fallback }),
    explanation: () => explain(attempts, account.now()),
  };
}

function lockedImage({ images: [image], ...counts }: LockedAnswer, queries: Queries): ChosenImage {
  if (image === undefined) {
    throw new TypeError("An answer to a lookup of one image has none.");
  }
  return { image, ...counts, explanation: () => explainLocked(queries, counts.matched) };
}

/** The arguments of `getImage`. */
export const getImageArguments = describe({
  ...filterFields,
  explain: z.boolean().default(false).describe("Whether the result explains the choice and lists near misses."),
});

export type GetImageArguments = z.output<typeof getImageArguments>;

export const getImageResult = foundImage.extend({
  matched: matchedField,
  matchedFallback: matchedFallbackField,
  ofOtherZone: z
    .boolean()
    .optional()
    .describe(
      "True where no image of the zone matched, and this custom image of another zone of the region, see `zone`, makes hosts there too.",
    ),
  explanation: explanationRecord.optional().describe("The reason of the choice; absent unless `explain` is set."),
});

export type GetImageResult = z.infer<typeof getImageResult>;
