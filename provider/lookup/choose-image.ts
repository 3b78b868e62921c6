import { decisive, type Attempts } from "../images/explanation";
import type { Image } from "../images/image";
import { choose } from "../images/select";
import { ambiguousImageError, noImageError } from "../images/failed-selection";
import type { NoImageError } from "../images/selection-errors";
import type { Account } from "./account";
import { lookElsewhere } from "./elsewhere";

/** The image that a lookup chooses; none, or several without a declared first, is an error that says why. */
export async function chosenImage(account: Account, attempts: Attempts): Promise<Image> {
  const { query, selection } = decisive(attempts);
  const choice = choose(selection, query.filter);
  switch (choice.kind) {
    case "none":
      throw await noImage(account, attempts);
    case "ambiguous":
      throw ambiguousImageError(attempts, choice.reason, account.now());
    case "one":
    case "many":
      return choice.image;
  }
}

export async function noImage(account: Account, attempts: Attempts): Promise<NoImageError> {
  return noImageError(attempts, account.now(), await lookElsewhere(account, attempts[0].query));
}

/** Which fallback has the matches; undefined when the filter itself has them. */
export function matchedFallback(attempts: Attempts): number | undefined {
  return attempts.length === 1 ? undefined : attempts.length - 2;
}
