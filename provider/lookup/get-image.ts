import { parseArguments } from "../images/argument-error";
import { filterOf, getImageArguments } from "../images/arguments";
import type { GetImageResult } from "../images/results";
import type { Account, Arguments } from "./account";
import { chosenImage } from "./choose-image";
import { dated } from "./dated";
import { queryOf } from "./query";
import { search } from "./search";

/** The image that a filter chooses; none, or several without a declared first, is an error that says why. */
export async function getImage(account: Account, args: Arguments): Promise<GetImageResult> {
  const query = queryOf(account.settings, filterOf(parseArguments(getImageArguments, args)), args);
  const selection = await search(account, query);
  return { ...dated(chosenImage(query, selection), account.now()), matched: selection.matches.length };
}
