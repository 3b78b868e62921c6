import type { LookupContext } from "../context";
import { filterOf, type Arguments } from "../filter/arguments";
import type { Queries, Query } from "../filter/query";
import { choose, type Choice, type Selection } from "../filter/select";
import type { Image } from "../image/image";
import { named } from "../image/image-text";
import { lockfileCouldNotAnswer } from "../lockfile/errors";
import { questionOf } from "../lockfile/question";
import { recordedImage, search } from "../lookup";
import { couldNotLook } from "../ucloud/errors/error-classes";
import { isSameOwner, ownerOf, ownerText } from "../ucloud/settings/owner";
import { applyPolicies, type PinToday, type Verdict } from "./apply-policies";
import type { PinnedImageArguments } from "./arguments";
import { nearestQuery } from "./decide";
import { recordedQueries } from "./place";
import { placeOf, type PinRecord } from "./record";
import { isOfSameKind } from "./successor";

/** The pinned image today, or that nobody could look: that is never the same as gone. */
export type Sight =
  | { readonly kind: "seen"; readonly found: Image | undefined }
  | { readonly kind: "unseen"; readonly warnings: readonly string[] };

/** How a pinned image stands today. */
export interface SeenReview extends Verdict {
  readonly kind: "seen";
  /** The pinned image as it is listed today; undefined when it is gone. */
  readonly found: Image | undefined;
}

export type Review = SeenReview | Extract<Sight, { kind: "unseen" }>;

/** How a recorded pin stands today, on the query that chose its image. */
export async function reviewRecord(
  account: LookupContext,
  args: PinnedImageArguments,
  given: Arguments,
  record: PinRecord,
): Promise<Review> {
  const place = placeOf(record, account.settings.projectId?.value);
  const queries = recordedQueries(account.settings, filterOf(args), given, place);
  const standsOn = record.pinned?.query ?? nearestQuery(record.image, queries, account.now());
  const sight = await lookAgain(account, queries[standsOn] ?? queries[0], record);
  return reviewPin(account, args, queries, { record, standsOn, sight });
}

/** Looks for a pinned image where its query looks. */
export async function lookAgain(account: LookupContext, query: Query, { image, pinned }: PinRecord): Promise<Sight> {
  return unlessNobodyCanLook(image, async () => {
    const found = await recordedImage(account, query, image);
    if (found !== undefined || image.imageType === "Base") {
      return { kind: "seen", found };
    }
    const owner = ownerOf(account.settings, image.imageType, query.filter.projectId);
    return isSameOwner(pinned?.owner, owner) ? { kind: "seen", found } : notVisible(image, pinned?.owner, owner);
  });
}

/** Compares a pinned image with what its queries find today, and applies the pin's policies. */
export async function reviewPin(
  account: LookupContext,
  args: PinnedImageArguments,
  queries: Queries,
  { record, standsOn, sight }: { readonly record: PinRecord; readonly standsOn: number; readonly sight: Sight },
): Promise<Review> {
  if (sight.kind === "unseen") {
    return sight;
  }
  const { found } = sight;
  const recorded = record.image;
  return unlessNobodyCanLook(recorded, async () => {
    const today = await choiceToday(account, args, queries, found ?? recorded, standsOn);
    return {
      kind: "seen",
      found,
      ...applyPolicies({ recorded, found, standsOn, ...today }, args, queries, account.now()),
    };
  });
}

/** Only what means that nobody could look is one. A defect is none: reported as an outage, it would never be mended. */
async function unlessNobodyCanLook<Seen>(
  image: Image,
  look: () => Promise<Seen>,
): Promise<Seen | Extract<Sight, { kind: "unseen" }>> {
  try {
    return await look();
  } catch (error) {
    if (!couldNotLook(error) && !lockfileCouldNotAnswer(error)) {
      throw error;
    }
    const text = `Could not look how the pinned image ${named(image)} stands, so the pin holds: ${error.message}`;
    return { kind: "unseen", warnings: [text] };
  }
}

type Owner = ReturnType<typeof ownerOf>;

function notVisible(image: Image, pinnedBy: Owner, lookingAs: Owner): Sight {
  const whose = pinnedBy === undefined ? "another account may own it" : `it was pinned by ${ownerText(pinnedBy)}`;
  const who = lookingAs === undefined ? "" : ` of ${ownerText(lookingAs)}`;
  const text =
    `The pinned image ${named(image)} is not visible with the keys${who}, and ${whose}. The pin holds. To see how it ` +
    "stands, use the keys and the project of its owner.";
  return { kind: "unseen", warnings: [text] };
}

/** What the filter chooses: the lockfile's answer, where that may answer, else today's. A review locks nothing. */
function choiceToday(
  account: LookupContext,
  { imageId }: PinnedImageArguments,
  queries: Queries,
  pinned: Image,
  standsOn: number,
): Promise<Today> {
  return account.lock.answer(questionOf("image", queries, account), {
    ucloud: () => chooseToday(account, queries, pinned, standsOn),
    locked: ({ images: [image], matchedFallback }) => {
      const chosenBy = (matchedFallback ?? -1) + 1;
      const query = queries[chosenBy] ?? queries[0];
      const isSuccessor = image !== undefined && mayFollow(pinned, image, query, chosenBy < standsOn);
      return { choice: isSuccessor ? { kind: "one", image } : { kind: "none" }, chosenBy };
    },
    // A pin on a known id was never chosen by its filter, so the lockfile need not hold a choice.
    frozen: imageId === undefined ? undefined : () => nothing,
  });
}

type Today = Pick<PinToday, "choice" | "chosenBy">;

const nothing: Today = { choice: { kind: "none" }, chosenBy: 0 };

/** The first match today that may follow the pinned image, by the first query that has one. */
async function chooseToday(account: LookupContext, queries: Queries, pinned: Image, standsOn: number): Promise<Today> {
  for (const [chosenBy, query] of queries.entries()) {
    const choice = chooseFollower(await search(account, query), query, pinned, chosenBy < standsOn);
    if (choice.kind !== "none") {
      return { choice, chosenBy };
    }
  }
  return nothing;
}

function chooseFollower(selection: Selection, query: Query, pinned: Image, isPreferred: boolean): Choice {
  const matches = selection.matches.filter((image) => mayFollow(pinned, image, query, isPreferred));
  return choose({ ...selection, matches }, query.filter);
}

/** Ids of another zone are no successors. What an earlier query matches is what the program prefers, whatever its kind. */
function mayFollow(pinned: Image, image: Image, query: Query, isPreferred: boolean): boolean {
  return image.zone === pinned.zone && (isPreferred || isOfSameKind(pinned, image, query));
}
