import { explain } from "../images/explain";
import { decisive, type Attempts, type Explanation } from "../images/explanation";
import type { Queries } from "../images/query";
import { AmbiguousImageError } from "../images/selection-errors";
import type { Answer } from "../lockfile/format";
import { questionOf } from "../lockfile/question";
import type { Account } from "./account";
import { matchedFallback, noImage } from "./choose-image";
import { explainLocked } from "./locked-explanation";
import { searchInOrder } from "./search";

/** All matches of a lookup, and how they were found. */
export interface FoundImages {
  readonly answer: Answer;
  readonly explanation: Explanation;
}

/** What a lookup matches: the lockfile's answer, where that may answer, else what UCloud's listing holds. */
export async function findImages(account: Account, queries: Queries, allowEmpty: boolean): Promise<FoundImages> {
  const question = questionOf("images", queries);
  const locked = account.lock.recall(question);
  if (locked !== undefined) {
    return { answer: locked, explanation: explainLocked(queries, locked) };
  }
  const attempts = await searchInOrder(account, queries);
  const answer = await allowedAnswer(account, attempts, allowEmpty);
  // That there is nothing is never locked: it is looked for again.
  const standing = answer.images.length === 0 ? answer : await account.lock.note(question, answer);
  return { answer: standing, explanation: explain(attempts, account.now()) };
}

async function allowedAnswer(account: Account, attempts: Attempts, allowEmpty: boolean): Promise<Answer> {
  const { query, selection } = decisive(attempts);
  const { matches } = selection;
  if (matches.length === 0 && !allowEmpty) {
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
