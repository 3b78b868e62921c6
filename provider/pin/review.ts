import type { LookupContext } from "../context";
import type { Queries } from "../filter/query";
import { choose } from "../filter/select";
import type { Image } from "../image/image";
import { named } from "../image/image-text";
import { lockfileCouldNotAnswer } from "../lockfile/errors";
import { questionOf } from "../lockfile/question";
import { recordedImage, search } from "../lookup";
import { couldNotLook } from "../ucloud/errors/error-classes";
import { applyPolicies, type Sighting, type Verdict } from "./apply-policies";
import type { PinnedImageArguments } from "./arguments";

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
  account: LookupContext,
  args: PinnedImageArguments,
  queries: Queries,
  recorded: Image,
): Promise<Review> {
  try {
    const found = await recordedImage(account, queries[0], recorded);
    const today = await choiceToday(account, args, queries, recorded);
    return { kind: "seen", found, ...applyPolicies({ recorded, found, ...today }, args, queries, account.now()) };
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
  account: LookupContext,
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
async function chooseToday(account: LookupContext, queries: Queries, zone: string | undefined): Promise<Today> {
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
