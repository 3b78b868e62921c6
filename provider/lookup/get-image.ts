import { parseArguments } from "../images/argument-error";
import { filterOf, getImageArguments } from "../images/arguments";
import type { GetImageResult } from "../images/results";
import type { Account, Arguments } from "./account";
import { dated } from "./dated";
import { findImage } from "./find-image";
import { queriesOf } from "./query";

/** The image that a filter chooses; none, or several without a declared first, is an error that says why. */
export async function getImage(account: Account, args: Arguments): Promise<GetImageResult> {
  const parsed = parseArguments(getImageArguments, args);
  const found = await findImage(account, queriesOf(account.settings, filterOf(parsed), args));
  const { image, matched, matchedFallback, explanation } = found;
  return {
    ...dated(image, account.now()),
    matched,
    ...(matchedFallback !== undefined && { matchedFallback }),
    ...(parsed.explain && { explanation: explanation() }),
  };
}
