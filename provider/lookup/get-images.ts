import { parseArguments } from "../images/argument-error";
import { filterOf, getImagesArguments } from "../images/arguments";
import { explain } from "../images/explain";
import { decisive, type Attempts, type Explanation } from "../images/explanation";
import type { Queries } from "../images/query";
import type { GetImagesResult } from "../images/results";
import { ambiguousImageError } from "../images/failed-selection";
import { NoImageError } from "../images/selection-errors";
import type { Answer } from "../lockfile/format";
import { questionOf } from "../lockfile/question";
import type { Account, Arguments } from "./account";
import { matchedFallback, noImage } from "./choose-image";
import { dated } from "./dated";
import { explainLocked } from "./locked-explanation";
import { queriesOf } from "./query";
import { searchInOrder } from "./search";

/** All images that match a filter, or the first of its fallbacks that has a match. */
export async function getImages(account: Account, args: Arguments): Promise<GetImagesResult> {
  const parsed = parseArguments(getImagesArguments, args);
  const queries = queriesOf(account.settings, filterOf(parsed), args);
  const { answer, explanation } = await findImages(account, queries, parsed.allowEmpty);
  const images = answer.images.map((image) => dated(image, account.now()));
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
  readonly answer: Answer;
  readonly explanation: Explanation;
}

/** What a lookup matches: the lockfile's answer, where that may answer, else what UCloud's listing holds. */
export function findImages(account: Account, queries: Queries, allowEmpty: boolean): Promise<FoundImages> {
  return account.lock.answer(questionOf("images", queries, account), {
    ucloud: () => findToday(account, queries, allowEmpty),
    locked: (answer) => lockedImages(answer, queries, allowEmpty),
    toLock: ({ answer }) => answer,
  });
}

async function findToday(account: Account, queries: Queries, allowEmpty: boolean): Promise<FoundImages> {
  const attempts = await searchInOrder(account, queries);
  const answer = await allowedAnswer(account, attempts, allowEmpty);
  return { answer, explanation: explain(attempts, account.now()) };
}

async function allowedAnswer(account: Account, attempts: Attempts, allowEmpty: boolean): Promise<Answer> {
  const { query, selection } = decisive(attempts);
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
function lockedImages(answer: Answer, queries: Queries, allowEmpty: boolean): FoundImages {
  if (answer.images.length === 0 && !allowEmpty) {
    throw new NoImageError(explainLocked(queries, 0));
  }
  return { answer, explanation: explainLocked(queries, answer.matched) };
}
