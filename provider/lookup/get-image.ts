import { parseArguments } from "../images/argument-error";
import { filterOf, getImageArguments } from "../images/arguments";
import { explain } from "../images/explain";
import { decisive, type Explanation } from "../images/explanation";
import type { Image } from "../images/image";
import type { Queries } from "../images/query";
import type { GetImageResult } from "../images/results";
import type { Answer } from "../lockfile/format";
import { questionOf } from "../lockfile/question";
import type { Account, Arguments } from "./account";
import { chosenImage, matchedFallback } from "./choose-image";
import { dated } from "./dated";
import { explainLocked } from "./locked-explanation";
import { queriesOf } from "./query";
import { searchInOrder } from "./search";

/** The image that a filter chooses; none, or several without a declared first, is an error that says why. */
export async function getImage(account: Account, args: Arguments): Promise<GetImageResult> {
  const parsed = parseArguments(getImageArguments, args);
  const found = await findImage(account, queriesOf(account.settings, filterOf(parsed), args));
  const { image, matched, matchedFallback: fallback, explanation } = found;
  return {
    ...dated(image, account.now()),
    matched,
    ...(fallback !== undefined && { matchedFallback: fallback }),
    ...(parsed.explain && { explanation: explanation() }),
  };
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
export function findImage(account: Account, queries: Queries): Promise<ChosenImage> {
  return account.lock.answer(questionOf("image", queries, account), {
    ucloud: () => chooseToday(account, queries),
    locked: (answer) => lockedImage(answer, queries),
    toLock: ({ image, explanation: _explanation, ...counts }) => ({ ...counts, images: [image] }),
  });
}

async function chooseToday(account: Account, queries: Queries): Promise<ChosenImage> {
  const attempts = await searchInOrder(account, queries);
  const image = await chosenImage(account, attempts);
  const fallback = matchedFallback(attempts);
  return {
    image,
    matched: decisive(attempts).selection.matches.length,
    ...(fallback !== undefined && { matchedFallback: fallback }),
    explanation: () => explain(attempts, account.now()),
  };
}

function lockedImage({ images: [image], ...counts }: Answer, queries: Queries): ChosenImage {
  if (image === undefined) {
    throw new TypeError("An answer to a lookup of one image has none.");
  }
  return { image, ...counts, explanation: () => explainLocked(queries, counts.matched) };
}
