import { z } from "zod";
import type { LookupContext } from "../context";
import { explain, explainLocked } from "../explanation/explain";
import { lastAttempt, explanationRecord, type TriedQueries, type Explanation } from "../explanation/explanation";
import { ambiguousImageError } from "../explanation/failed-selection";
import { NoImageError } from "../explanation/selection-errors";
import { describe, filterOf, parseArguments, type Arguments } from "../filter/arguments";
import { filterFields } from "../filter/filter";
import type { Queries } from "../filter/query";
import type { LockedAnswer } from "../lockfile/format";
import { questionOf } from "../lockfile/question";
import { matchedFallback, noImage } from "./choose-image";
import { foundToday, foundImage, matchedFallbackField, matchedField } from "./found-image";
import { queriesOf } from "./resolve-query";
import { searchInOrder } from "./search";

/** All images that match a filter, or the first of its fallbacks that has a match. */
export async function getImages(account: LookupContext, args: Arguments): Promise<GetImagesResult> {
  const parsed = parseArguments(getImagesArguments, args);
  const queries = queriesOf(account.settings, filterOf(parsed), args);
  const { answer, explanation } = await findImages(account, queries, parsed.allowEmpty);
  const images = answer.images.map((image) => foundToday(image, account.now()));
  return {
    images,
    imageIds: images.map(({ imageId }) => imageId),
    matched: answer.matched,
    ...(answer.matchedFallback !== undefined && { matchedFallback: answer.matchedFallback }),
    explanation,
  };
}

/** All matches of a lookup, and how they were found. */
export interface FoundImages {
  readonly answer: LockedAnswer;
  readonly explanation: Explanation;
}

/** What a lookup matches: the lockfile's answer, where that may answer, else what UCloud's listing holds. */
export function findImages(account: LookupContext, queries: Queries, allowEmpty: boolean): Promise<FoundImages> {
  return account.lock.answer(questionOf("images", queries, account), {
    ucloud: () => findToday(account, queries, allowEmpty),
    locked: (answer) => lockedImages(answer, queries, allowEmpty),
    toLock: ({ answer }) => answer,
  });
}

async function findToday(account: LookupContext, queries: Queries, allowEmpty: boolean): Promise<FoundImages> {
  const attempts = await searchInOrder(account, queries);
  const answer = await allowedAnswer(account, attempts, allowEmpty);
  return { answer, explanation: explain(attempts, account.now()) };
}

async function allowedAnswer(
  account: LookupContext,
  attempts: TriedQueries,
  allowEmpty: boolean,
): Promise<LockedAnswer> {
  const { query, selection } = lastAttempt(attempts);
  const { matches } = selection;
  if (matches.length === 0 && !allowEmpty) {
    throw await noImage(account, attempts);
  }
  if (matches.length > 1 && query.filter.unique) {
    throw ambiguousImageError(attempts, "unique", account.now());
  }
  const fallback = matches.length === 0 ? undefined : matchedFallback(attempts);
  return {
    matched: matches.length,
    ...(fallback !== undefined && { matchedFallback: fallback }),
    images: [...matches],
  };
}

/** That nothing matches is an answer too. */
function lockedImages(answer: LockedAnswer, queries: Queries, allowEmpty: boolean): FoundImages {
  if (answer.images.length === 0 && !allowEmpty) {
    throw new NoImageError(explainLocked(queries, 0));
  }
  return { answer, explanation: explainLocked(queries, answer.matched) };
}

/** What `getImages` takes. */
export const getImagesArguments = describe({
  ...filterFields,
  allowEmpty: z.boolean().default(true).describe("Whether no match is an empty list; else it is an error."),
});

export const getImagesResult = z.object({
  images: z.array(foundImage).describe("All matches, in the order that was asked for."),
  imageIds: z.array(z.string()).describe("Ids of the matches, in the same order."),
  matched: matchedField,
  matchedFallback: matchedFallbackField,
  explanation: explanationRecord.describe("How the matches were found, and what came near."),
});

export type GetImagesResult = z.infer<typeof getImagesResult>;
