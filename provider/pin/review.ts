import type { PinnedImageArguments } from "../images/arguments";
import { named } from "../images/condition";
import type { Image } from "../images/image";
import type { Queries } from "../images/query";
import { choose } from "../images/select";
import { judge, type Sighting, type Verdict } from "../images/verdict";
import { lockfileCouldNotAnswer } from "../lockfile/errors";
import { questionOf } from "../lockfile/question";
import { recordedImage, search, type Account } from "../lookup";
import { couldNotLook } from "../ucloud/errors";

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
    const found = await recordedImage(account, queries[0], recorded);
    const today = await choiceToday(account, args, queries, recorded);
    return { kind: "seen", found, ...judge({ recorded, found, ...today }, args, queries, account.now()) };
  } catch (error) {
    // Only these mean that nobody could look. A defect is none: reported as an outage, it would never be mended.
    if (!couldNotLook(error) && !lockfileCouldNotAnswer(error)) {
      throw error;
    }
    const text = `Could not look how the pinned image ${named(recorded)} stands, so the pin holds: ${error.message}`;
    return { kind: "unseen", warnings: [text] };
  }
}

/** What the filter chooses: the lockfile's answer, where that may answer, else today's. A review locks nothing. */
function choiceToday(
  account: Account,
  { imageId }: PinnedImageArguments,
  queries: Queries,
  { zone }: Image,
): Promise<Today> {
  return account.lock.answer(questionOf("image", queries, account), {
    ucloud: () => chooseToday(account, queries, zone),
    locked: ({ images: [image], matchedFallback }) => ({
      choice: image !== undefined && image.zone === zone ? { kind: "one", image } : { kind: "none" },
      chosenBy: (matchedFallback ?? -1) + 1,
    }),
    // A pin on a known id was never chosen by its filter, so the lockfile need not hold a choice.
    frozen: imageId === undefined ? undefined : () => nothing,
  });
}

type Today = Pick<Sighting, "choice" | "chosenBy">;

const nothing: Today = { choice: { kind: "none" }, chosenBy: 0 };

/** The first match today, within the pinned image's zone: ids of another zone are no successors. */
async function chooseToday(account: Account, queries: Queries, zone: string | undefined): Promise<Today> {
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
  return nothing;
}
