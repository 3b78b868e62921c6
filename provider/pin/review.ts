import type { PinnedImageArguments } from "../images/arguments";
import { named } from "../images/condition";
import type { Image } from "../images/image";
import type { Queries, Query } from "../images/query";
import { choose, type Choice } from "../images/select";
import { judge, type Sighting, type Verdict } from "../images/verdict";
import { questionOf } from "../lockfile/question";
import { listingRequest, regionOf, search, type Account } from "../lookup";

/** Nobody could look: whatever is recorded stays. */
export interface UnseenReview {
  readonly kind: "unseen";
  readonly warnings: readonly string[];
}

/** How a pinned image stands today. */
export interface SeenReview extends Verdict {
  readonly kind: "seen";
  /** The pinned image as it is listed today; undefined when it is gone. */
  readonly found: Image | undefined;
}

export type Review = SeenReview | UnseenReview;

/** Looks at a pinned image and at what its filter finds today, and applies the pin's policies. */
export async function reviewPin(
  account: Account,
  args: PinnedImageArguments,
  queries: Queries,
  recorded: Image,
): Promise<Review> {
  try {
    const found = await foundToday(account, queries[0], recorded);
    const today = lockedChoice(account, args, queries, recorded) ?? (await choiceToday(account, queries, recorded));
    return { kind: "seen", found, ...judge({ recorded, found, ...today }, args, queries, account.now()) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const text = `Could not look how the pinned image ${named(recorded)} stands, so the pin holds: ${reason}`;
    return { kind: "unseen", warnings: [text] };
  }
}

/** The image of an id, wherever in the region it is; undefined only when a complete answer does not hold it. */
export async function findAgain(account: Account, query: Query, imageId: string): Promise<Image | undefined> {
  const { filter } = query;
  const region = regionOf(filter);
  const listing = await account.catalogue().list(listingRequest(filter));
  const listed = listing.images.find((image) => image.imageId === imageId);
  return listed ?? (await account.catalogue().find(region, filter.projectId, imageId));
}

/** The image as it is today; the lockfile's, where that may answer. Frozen, nobody looks whether it is still there. */
async function foundToday(account: Account, query: Query, recorded: Image): Promise<Image | undefined> {
  const { lock } = account;
  const locked = lock.imageOf(recorded.imageId);
  if (locked !== undefined || lock.mode === "frozen") {
    return locked ?? recorded;
  }
  return findAgain(account, query, recorded.imageId);
}

/** What the lockfile says that the filter chooses, within the pinned image's zone. */
function lockedChoice(
  { lock }: Account,
  { imageId }: PinnedImageArguments,
  queries: Queries,
  { zone }: Image,
): Today | undefined {
  // A pin on a known id was never chosen by its filter, so the lockfile need not hold a choice.
  if (lock.mode === "frozen" && imageId !== undefined) {
    return { choice: { kind: "none" }, chosenBy: 0 };
  }
  const answer = lock.recall(questionOf("image", queries));
  const [image] = answer?.images ?? [];
  if (answer === undefined || image === undefined) {
    return undefined;
  }
  const choice: Choice = image.zone === zone ? { kind: "one", image } : { kind: "none" };
  return { choice, chosenBy: (answer.matchedFallback ?? -1) + 1 };
}

type Today = Pick<Sighting, "choice" | "chosenBy">;

/** The first match today, within the pinned image's zone: ids of another zone are no successors. */
async function choiceToday(account: Account, queries: Queries, { zone }: Image): Promise<Today> {
  for (const [chosenBy, query] of queries.entries()) {
    const selection = await search(account, query);
    const choice = choose(
      { ...selection, matches: selection.matches.filter((image) => image.zone === zone) },
      query.filter,
    );
    if (choice.kind !== "none") {
      return { choice, chosenBy };
    }
  }
  return { choice: { kind: "none" }, chosenBy: 0 };
}
