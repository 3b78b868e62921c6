import { parseArguments } from "../images/argument-error";
import { filterOf, getImagesArguments } from "../images/arguments";
import type { GetImagesResult } from "../images/results";
import { AmbiguousImageError, NoImageError } from "../images/selection-errors";
import type { Account, Arguments } from "./account";
import { dated } from "./dated";
import { queryOf } from "./query";
import { search } from "./search";

/** All images that match a filter. */
export async function getImages(account: Account, args: Arguments): Promise<GetImagesResult> {
  const parsed = parseArguments(getImagesArguments, args);
  const query = queryOf(account.settings, filterOf(parsed), args);
  const selection = await search(account, query);
  if (selection.matches.length === 0 && !parsed.allowEmpty) {
    throw new NoImageError(query, selection);
  }
  if (selection.matches.length > 1 && query.filter.unique) {
    throw new AmbiguousImageError(query, selection, "unique");
  }
  const images = selection.matches.map((image) => dated(image, account.now()));
  return { images, imageIds: images.map(({ imageId }) => imageId), matched: images.length };
}
