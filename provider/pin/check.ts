import type { LookupContext } from "../context";
import { filterOf, parseArguments, type Arguments } from "../filter/arguments";
import { brokenCriteria, matchedQueryIndex } from "../filter/criteria";
import { isArgument, type Queries } from "../filter/query";
import type { Image } from "../image/image";
import { named } from "../image/image-text";
import { findImage, imageById, queriesOf } from "../lookup";
import { ArgumentError, type ArgumentProblem } from "../text/argument-error";
import { harmless } from "../text/printable";
import { pinnedImageArguments, type PinnedImageArguments } from "./arguments";
import { keptImage, liesIn } from "./decide";
import { recordFor, recordOf } from "./record";
import { reviewPin, type Review } from "./review";
import { hasUnknown, unknownValue } from "./unknown-values";

/** The answer of check: what to record, what is wrong with the arguments, and what the pin's row should say. */
export interface CheckedPin {
  readonly inputs: Arguments;
  readonly problems: readonly ArgumentProblem[];
  readonly warnings: readonly string[];
}

/**
 * Resolves a pin, in check, so that preview and everything that depends on the pin see a known id. `olds` are the
 * recorded inputs (empty for a new pin), `news` the program's arguments.
 */
export async function checkPin(account: LookupContext, olds: Arguments, news: Arguments): Promise<CheckedPin> {
  if (hasUnknown(news)) {
    return { inputs: { ...unknownRecord, ...news }, problems: [], warnings: [] };
  }
  try {
    const args = parseArguments(pinnedImageArguments, news);
    const queries = queriesOf(account.settings, filterOf(args), news);
    const kept = keptImage(olds, news, args, queries, account.now());
    return kept === undefined
      ? await moved(account, args, queries, news)
      : await held(account, args, queries, news, olds, kept);
  } catch (error) {
    if (error instanceof ArgumentError) {
      return { inputs: news, problems: error.problems, warnings: [] };
    }
    throw error;
  }
}

/** What the row of a recorded pin should say, for a host that can't say it while it checks. */
export async function warningsOf(
  account: LookupContext,
  news: Arguments,
  record: Arguments,
): Promise<readonly string[]> {
  const recorded = recordOf(record);
  if (recorded === undefined) {
    return [];
  }
  const args = parseArguments(pinnedImageArguments, news);
  const queries = queriesOf(account.settings, filterOf(args), news);
  return (await reviewPin(account, args, queries, recorded.image)).warnings;
}

/** Arguments that depend on something not made yet: what they choose is not known before the update either. */
const unknownRecord = Object.fromEntries(
  ["imageId", "image", "status", "newestImageId", "drift"].map((field) => [field, unknownValue]),
);

/** Pins what the arguments ask for now. */
async function moved(
  account: LookupContext,
  args: PinnedImageArguments,
  queries: Queries,
  news: Arguments,
): Promise<CheckedPin> {
  const image =
    args.imageId === undefined
      ? (await findImage(account, queries)).image
      : await adopted(account, queries, args.imageId);
  return checked(news, image, await reviewPin(account, args, queries, image));
}

/** Keeps the recorded image, unless a policy says to move, and says how it stands. */
async function held(
  account: LookupContext,
  args: PinnedImageArguments,
  queries: Queries,
  news: Arguments,
  olds: Arguments,
  image: Image,
): Promise<CheckedPin> {
  const review = await reviewPin(account, args, queries, image);
  if (review.kind === "unseen") {
    return { inputs: { ...news, ...recordOf(olds) }, problems: [], warnings: review.warnings };
  }
  return review.moveTo === undefined
    ? checked(news, image, review)
    : checked(news, review.moveTo, await reviewPin(account, args, queries, review.moveTo));
}

function checked(news: Arguments, image: Image, review: Review): CheckedPin {
  return review.kind === "unseen"
    ? { inputs: { ...news, ...recordFor(image) }, problems: [], warnings: review.warnings }
    : {
        inputs: { ...news, ...recordFor(image, review) },
        problems: review.failures.map((reason) => ({ field: "imageId", reason })),
        warnings: review.warnings,
      };
}

/** A known id is pinned only if it is there, in the right place, and what the program's own demands describe. */
async function adopted(account: LookupContext, [query, ...fallbacks]: Queries, imageId: string): Promise<Image> {
  const image = await imageById(account, query, imageId);
  if (image === undefined) {
    throw unfit(`${imageId} does not exist in region ${query.filter.region}.`);
  }
  if (!liesIn(image, query)) {
    throw unfit(`${named(image)} is in zone ${image.zone}, and starts no host in ${query.filter.zone}.`);
  }
  const broken = brokenCriteria(image, query.filter, account.now()).filter(({ field }) => isArgument(query, field));
  if (broken.length > 0 && matchedQueryIndex(image, fallbacks) === undefined) {
    const demands = broken.map(({ text }) => text).join("; ");
    throw unfit(`${named(image)} is not what the other arguments ask for: ${demands}.`);
  }
  return image;
}

/** Ids, zones and demands come from anybody. */
function unfit(reason: string): ArgumentError {
  return new ArgumentError([{ field: "imageId", reason: harmless(reason, 1000) }]);
}
