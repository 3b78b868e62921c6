import * as z from "zod";
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
import { foundImageAt, foundImage, matchedFallbackField, matchedField } from "./found-image";
import { queriesOf } from "./resolve-query";
import { searchInOrder } from "./search";

/** Returns all images that match a filter, or the first of its fallbacks that has a match. */
export async function getImages(account: LookupContext, args: Arguments): Promise<GetImagesResult> {
  const parsed = parseArguments(getImagesArguments, args);
  const queries = queriesOf(account.settings, filterOf(parsed), args);
  const { answer, explanation } = await findImages(account, queries, parsed.allowEmpty);
  const images = answer.images.map((image) => foundImageAt(image, account.now()));
  return {
    images,
    imageIds: images.map(({ imageId }) => imageId),
    matched: answer.matched,
    ...(answer.matchedFallback !== undefined && { matchedFallback: answer.matchedFallback }),
    explanation,
  };
}

/** All matches of a lookup, and the explanation. */
export interface FoundImages {
  readonly answer: LockedAnswer;
  readonly explanation: Explanation;
}

/** Returns the matches of a lookup, from the lockfile when it may answer, else from UCloud's listing. */
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

/** Returns the locked answer, which may be empty. Throws a NoImageError for an empty one unless that is allowed. */
function lockedImages(answer: LockedAnswer, queries: Queries, allowEmpty: boolean): FoundImages {
  if (answer.images.length === 0 && !allowEmpty) {
    throw new NoImageError(explainLocked(queries, 0));
  }
  return { answer, explanation: explainLocked(queries, answer.matched) };
}

/** The arguments of `getImages`. */
export const getImagesArguments = describe({
  ...filterFields,
  allowEmpty: z.boolean().default(true).describe("Whether the result may be empty; if not, no match is an error."),
});

export const getImagesResult = z.object({
  images: z.array(foundImage).describe("All matches, sorted by `orderBy`."),
  imageIds: z.array(z.string()).describe("Ids of the matches, in the same order."),
  matched: matchedField,
  matchedFallback: matchedFallbackField,
  explanation: explanationRecord.describe("The explanation of the matches, with near misses."),
});

export type GetImagesResult = z.infer<typeof getImagesResult>;
