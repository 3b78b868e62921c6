import { parseArguments } from "../../provider/images/argument-error";
import { filterOf, getImageArguments } from "../../provider/images/arguments";
import { AmbiguousImageError, NoCommonImageError, NoImageError } from "../../provider/images/selection-errors";
import type { Answer } from "../../provider/lockfile/format";
import type { Question } from "../../provider/lockfile/question";
import { findImage, findImagePerZone, findImages, imageById, queriesOf, type Account } from "../../provider/lookup";
import { isUserError } from "../../provider/text/user-error";
import { NoSuchImageError } from "../no-such-image";

/** What UCloud answers to a question: an answer, that there is none any more, or that nobody could look. */
export type Today =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "none" | "unknown"; readonly problem: string };

export async function today(account: Account, question: Question): Promise<Today> {
  try {
    return { kind: "answer", answer: await answerToday(account, question) };
  } catch (error) {
    if (!isUserError(error)) {
      throw error;
    }
    return { kind: saysNone(error) ? "none" : "unknown", problem: error.message };
  }
}

/** Asks anew; throws as a lookup does. */
export async function answerToday(account: Account, { find, query }: Question): Promise<Answer> {
  const { imageId, zones, ...args } = query;
  // A locked question is whole: settings of this machine must not fill what it left open.
  const settings = { ...account.settings, region: undefined, zone: undefined, projectId: undefined };
  const placeless = { ...account, settings };
  const filter = filterOf(parseArguments(getImageArguments, args));
  if (find === "imagePerZone") {
    return findImagePerZone(placeless, filter, args, Array.isArray(zones) ? zones.map(String) : []);
  }
  const queries = queriesOf(settings, filter, args);
  if (find === "images") {
    return (await findImages(account, queries, false)).answer;
  }
  if (find === "image") {
    const { image, matched, matchedFallback } = await findImage(account, queries);
    return { matched, ...(matchedFallback !== undefined && { matchedFallback }), images: [image] };
  }
  const image = await imageById(account, queries[0], String(imageId));
  if (image === undefined) {
    throw new NoSuchImageError(String(imageId), String(query["region"]));
  }
  return { matched: 1, images: [image] };
}

function saysNone(error: unknown): boolean {
  return [NoImageError, AmbiguousImageError, NoCommonImageError, NoSuchImageError].some(
    (kind) => error instanceof kind,
  );
}
