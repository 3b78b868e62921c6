import { parseArguments } from "../images/argument-error";
import { filterOf, getImageArguments } from "../images/arguments";
import { decisive, explain } from "../images/explanation";
import type { GetImageResult } from "../images/results";
import type { Account, Arguments } from "./account";
import { chosenImage, matchedFallback } from "./choose-image";
import { dated } from "./dated";
import { queriesOf } from "./query";
import { searchInOrder } from "./search";

/** The image that a filter chooses; none, or several without a declared first, is an error that says why. */
export async function getImage(account: Account, args: Arguments): Promise<GetImageResult> {
  const parsed = parseArguments(getImageArguments, args);
  const attempts = await searchInOrder(account, queriesOf(account.settings, filterOf(parsed), args));
  const image = await chosenImage(account, attempts);
  const fallback = matchedFallback(attempts);
  return {
    ...dated(image, account.now()),
    matched: decisive(attempts).selection.matches.length,
    ...(fallback !== undefined && { matchedFallback: fallback }),
    ...(parsed.explain && { explanation: explain(attempts, account.now()) }),
  };
}
