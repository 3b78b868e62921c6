import { parseArguments } from "../images/argument-error";
import { filterOf, getImagesArguments, type GetImagesArguments } from "../images/arguments";
import { decisive, explain, type Attempts, type Explanation } from "../images/explanation";
import type { GetImagesResult } from "../images/results";
import { AmbiguousImageError } from "../images/selection-errors";
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
  const question = questionOf("images", queries);
  const locked = account.lock.recall(question);
  if (locked !== undefined) {
    return resultOf(account, locked, explainLocked(queries, locked));
  }
  const attempts = await searchInOrder(account, queries);
  const answer = await allowedAnswer(account, parsed, attempts);
  // That there is nothing is never locked: it is looked for again.
  const standing = answer.images.length === 0 ? answer : await account.lock.note(question, answer);
  return resultOf(account, standing, explain(attempts, account.now()));
}

async function allowedAnswer(account: Account, parsed: GetImagesArguments, attempts: Attempts): Promise<Answer> {
  const { query, selection } = decisive(attempts);
  const { matches } = selection;
  if (matches.length === 0 && !parsed.allowEmpty) {
    throw await noImage(account, attempts);
  }
  if (matches.length > 1 && query.filter.unique) {
    throw new AmbiguousImageError(attempts, "unique", account.now());
  }
  const fallback = matches.length === 0 ? undefined : matchedFallback(attempts);
  return {
    matched: matches.length,
    ...(fallback !== undefined && { matchedFallback: fallback }),
    images: [...matches],
  };
}

function resultOf(account: Account, answer: Answer, explanation: Explanation): GetImagesResult {
  const { matched, matchedFallback } = answer;
  const images = answer.images.map((image) => dated(image, account.now()));
  return {
    images,
    imageIds: images.map(({ imageId }) => imageId),
    matched,
    ...(matchedFallback !== undefined && { matchedFallback }),
    explanation,
  };
}
