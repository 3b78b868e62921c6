import { parseArguments } from "../images/argument-error";
import { filterOf, getImagesArguments } from "../images/arguments";
import { decisive, explain } from "../images/explanation";
import type { GetImagesResult } from "../images/results";
import { AmbiguousImageError } from "../images/selection-errors";
import type { Account, Arguments } from "./account";
import { matchedFallback, noImage } from "./choose-image";
import { dated } from "./dated";
import { queriesOf } from "./query";
import { searchInOrder } from "./search";

/** All images that match a filter, or the first of its fallbacks that has a match. */
export async function getImages(account: Account, args: Arguments): Promise<GetImagesResult> {
  const parsed = parseArguments(getImagesArguments, args);
  const attempts = await searchInOrder(account, queriesOf(account.settings, filterOf(parsed), args));
  const { query, selection } = decisive(attempts);
  const { matches } = selection;
  if (matches.length === 0 && !parsed.allowEmpty) {
    throw await noImage(account, attempts);
  }
  if (matches.length > 1 && query.filter.unique) {
    throw new AmbiguousImageError(attempts, "unique", account.now());
  }
  const images = matches.map((image) => dated(image, account.now()));
  const fallback = matches.length === 0 ? undefined : matchedFallback(attempts);
  return {
    images,
    imageIds: images.map(({ imageId }) => imageId),
    matched: images.length,
    ...(fallback !== undefined && { matchedFallback: fallback }),
    explanation: explain(attempts, account.now()),
  };
}
