import { z } from "zod";
import type { LookupContext } from "../context";
import { explain, explainLocked } from "../explanation/explain";
import { lastAttempt, explanationRecord, type Explanation } from "../explanation/explanation";
import { describe, filterOf, parseArguments, type Arguments } from "../filter/arguments";
import { filterFields } from "../filter/filter";
import type { Queries } from "../filter/query";
import type { Image } from "../image/image";
import type { LockedAnswer } from "../lockfile/format";
import { questionOf } from "../lockfile/question";
import { chosenImage, matchedFallback } from "./choose-image";
import { foundToday, foundImage, matchedFallbackField, matchedField } from "./found-image";
import { queriesOf } from "./resolve-query";
import { searchInOrder } from "./search";

/** The image that a filter chooses; none, or several without a declared first, is an error that says why. */
export async function getImage(account: LookupContext, args: Arguments): Promise<GetImageResult> {
  const parsed = parseArguments(getImageArguments, args);
  const queries = queriesOf(account.settings, filterOf(parsed), args);
  const found = await findImage(account, queries);
  const { image, matched, matchedFallback: fallback, explanation } = found;
  return {
    ...foundToday(image, account.now()),
    matched,
    ...(fallback !== undefined && { matchedFallback: fallback }),
    ...(isOfOtherZone(image, queries[0].filter.zone) && { ofOtherZone: true }),
    ...(parsed.explain && { explanation: explanation() }),
  };
}

function isOfOtherZone({ zone }: Image, asked: string | undefined): boolean {
  return zone !== undefined && asked !== undefined && zone !== asked;
}

/** One image, how many matched, and why it is this one. */
export interface ChosenImage {
  readonly image: Image;
  readonly matched: number;
  /** Which of the fallbacks matched, counted from 0; absent when the filter itself did. */
  readonly matchedFallback?: number | undefined;
  readonly explanation: () => Explanation;
}

/** The image that a lookup chooses: the lockfile's, where that may answer, else what UCloud's listing holds. */
export function findImage(account: LookupContext, queries: Queries): Promise<ChosenImage> {
  return account.lock.answer(questionOf("image", queries, account), {
    ucloud: () => chooseToday(account, queries),
    locked: (answer) => lockedImage(answer, queries),
    toLock: ({ image, explanation: _explanation, ...counts }) => ({ ...counts, images: [image] }),
  });
}

async function chooseToday(account: LookupContext, queries: Queries): Promise<ChosenImage> {
  const attempts = await searchInOrder(account, queries);
  const image = await chosenImage(account, attempts);
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

/** What `getImage` takes. */
export const getImageArguments = describe({
  ...filterFields,
  explain: z
    .boolean()
    .default(false)
    .describe("Whether the result says why this image was chosen, and which came near."),
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
  explanation: explanationRecord.optional().describe("Why this image was chosen; absent unless `explain` asks for it."),
});

export type GetImageResult = z.infer<typeof getImageResult>;
