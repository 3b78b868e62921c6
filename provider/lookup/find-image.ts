import { explain } from "../images/explain";
import { decisive, type Explanation } from "../images/explanation";
import type { Image } from "../images/image";
import type { Queries } from "../images/query";
import type { Answer } from "../lockfile/format";
import { questionOf } from "../lockfile/question";
import type { Account } from "./account";
import { chosenImage, matchedFallback } from "./choose-image";
import { explainLocked } from "./locked-explanation";
import { searchInOrder } from "./search";

/** One image, how many matched, and why it is this one. */
export interface ChosenImage {
  readonly image: Image;
  readonly matched: number;
  /** Which of the fallbacks matched, counted from 0; absent when the filter itself did. */
  readonly matchedFallback?: number | undefined;
  readonly explanation: () => Explanation;
}

/** The image that a lookup chooses: the lockfile's, where that may answer, else what UCloud's listing holds. */
export async function findImage(account: Account, queries: Queries): Promise<ChosenImage> {
  const question = questionOf("image", queries);
  const locked = account.lock.recall(question);
  if (locked !== undefined) {
    return chosenIn(locked, () => explainLocked(queries, locked));
  }
  const attempts = await searchInOrder(account, queries);
  const image = await chosenImage(account, attempts);
  const fallback = matchedFallback(attempts);
  const answer = await account.lock.note(question, {
    matched: decisive(attempts).selection.matches.length,
    ...(fallback !== undefined && { matchedFallback: fallback }),
    images: [image],
  });
  return chosenIn(answer, () => explain(attempts, account.now()));
}

function chosenIn({ images: [image], ...counts }: Answer, explanation: () => Explanation): ChosenImage {
  if (image === undefined) {
    throw new TypeError("An answer to a lookup of one image has none.");
  }
  return { image, ...counts, explanation };
}
