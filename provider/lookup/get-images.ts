import { parseArguments } from "../images/argument-error";
import { filterOf, getImagesArguments } from "../images/arguments";
import type { GetImagesResult } from "../images/results";
import type { Account, Arguments } from "./account";
import { dated } from "./dated";
import { findImages } from "./find-images";
import { queriesOf } from "./query";

/** All images that match a filter, or the first of its fallbacks that has a match. */
export async function getImages(account: Account, args: Arguments): Promise<GetImagesResult> {
  const parsed = parseArguments(getImagesArguments, args);
  const queries = queriesOf(account.settings, filterOf(parsed), args);
  const { answer, explanation } = await findImages(account, queries, parsed.allowEmpty);
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
