import type { LookupContext } from "../context";
import type { Query } from "../filter/query";
import type { Image } from "../image/image";
import { reachesZone } from "../image/zone-reach";
import { lockfileCouldNotAnswer } from "../lockfile/errors";
import { recordedImage } from "../lookup";
import { couldNotLook } from "../ucloud/errors/error-classes";
import { isSameOwner, ownerOf, ownerText } from "../ucloud/settings/owner";
import { applyPolicies, type PinToday, type Verdict } from "./apply-policies";
import { nearestQuery } from "./decide";
import type { PinForm, PinLookup, PinRequest, Sight, StayingPin } from "./form";
import { recordedQueries } from "./place";
import { placeOf, type PinRecord } from "./record";
import { isOfSameKind } from "./successor";

type Unseen = Extract<Sight, { kind: "unseen" }>;

/** How the pinned images stand today. */
export interface SeenReview extends Verdict {
  readonly kind: "seen";
  /** The pinned images as they are listed today; undefined for one that is gone. */
  readonly found: readonly (Image | undefined)[];
}

export type Review = SeenReview | Unseen;

/** Returns how a recorded pin stands today, on the query that chose its images. */
export async function reviewRecord(
  account: LookupContext,
  form: PinForm,
  request: PinRequest,
  record: PinRecord,
): Promise<Review> {
  const settings = form.settings(account.settings);
  const place = placeOf(record, settings.projectId?.value);
  const queries = recordedQueries(settings, request.filter, request.given, place);
  const standsOn = record.pinned?.query ?? nearestQuery(record.images, queries, account.now());
  const sight = await lookAgain(account, form, queries[standsOn] ?? queries[0], record);
  return reviewPin({ account, form, request, queries }, { record, standsOn, sight });
}

/** Looks for pinned images where their query searches. When one of them could not be looked up, all are unseen. */
export async function lookAgain(
  account: LookupContext,
  form: PinForm,
  query: Query,
  record: PinRecord,
): Promise<Sight> {
  const sights = await unlessNobodyCanLook(form, record.images, () =>
    Promise.all(record.images.map((image) => lookAt(account, form, query, image, record))),
  );
  if (!Array.isArray(sights)) {
    return sights;
  }
  const unseen = sights.find((sight) => sight.kind === "unseen");
  return unseen ?? { kind: "seen", found: sights.map((sight) => ("found" in sight ? sight.found : undefined)) };
}

type SightOfOne = Unseen | { readonly kind: "seen"; readonly found: Image | undefined };

async function lookAt(
  account: LookupContext,
  form: PinForm,
  { filter, origins }: Query,
  image: Image,
  { pinned }: PinRecord,
): Promise<SightOfOne> {
  // A pin in several zones has no single region.
  const query = { filter: { ...filter, region: filter.region ?? image.region }, origins };
  const listed = await recordedImage(account, query, image);
  const found = listed !== undefined && listed.zone === undefined ? { ...listed, ...zoneOf(image) } : listed;
  if (found !== undefined || image.imageType === "Base") {
    return { kind: "seen", found };
  }
  const owner = ownerOf(account.settings, image.imageType, filter.projectId);
  return isSameOwner(pinned?.owner, owner)
    ? { kind: "seen", found }
    : notVisible(form.words.named(image), pinned?.owner, owner);
}

/** Returns the recorded zone, for an image that UCloud lists without one. */
function zoneOf({ zone }: Image): Pick<Image, "zone"> {
  return zone === undefined ? {} : { zone };
}

/** Compares pinned images with what their queries find today, and applies the pin's policies. */
export async function reviewPin(lookup: PinLookup, { record, standsOn, sight }: StayingPin): Promise<Review> {
  if (sight.kind === "unseen") {
    return sight;
  }
  const { account, form, request, queries } = lookup;
  const pinned = record.images.map((recorded, n) => ({ recorded, found: sight.found[n] }));
  return unlessNobodyCanLook(form, record.images, async () => {
    const images = pinned.map(({ recorded, found }) => found ?? recorded);
    const today = await choiceToday(lookup, images, standsOn);
    return {
      kind: "seen",
      found: sight.found,
      ...applyPolicies({ pinned, standsOn, ...today }, request, queries, form, account.now()),
    };
  });
}

/**
 * Returns an unseen pin, with a warning, when UCloud or the lockfile could not answer. Throws every other error: a
 * defect that is reported as an outage would never be fixed.
 */
async function unlessNobodyCanLook<Seen>(
  { words }: PinForm,
  images: readonly Image[],
  look: () => Promise<Seen>,
): Promise<Seen | Unseen> {
  try {
    return await look();
  } catch (error) {
    if (!couldNotLook(error) && !lockfileCouldNotAnswer(error)) {
      throw error;
    }
    const text = `Could not look how the pinned image ${words.all(images)} stands, so the pin holds: ${error.message}`;
    return { kind: "unseen", warnings: [text] };
  }
}

type Owner = ReturnType<typeof ownerOf>;

function notVisible(image: string, pinnedBy: Owner, lookingAs: Owner): Unseen {
  const whose = pinnedBy === undefined ? "another account may own it" : `it was pinned by ${ownerText(pinnedBy)}`;
  const who = lookingAs === undefined ? "" : ` of ${ownerText(lookingAs)}`;
  const text =
    `The pinned image ${image} is not visible with the keys${who}, and ${whose}. The pin holds. To see how it ` +
    "stands, use the keys and the project of its owner.";
  return { kind: "unseen", warnings: [text] };
}

type Today = Pick<PinToday, "choice" | "chosenBy">;

/** Returns what the filter chooses: the lockfile's answer when it may answer, else today's. A review locks nothing. */
function choiceToday(lookup: PinLookup, pinned: readonly Image[], standsOn: number): Promise<Today> {
  const { account, form, request, queries } = lookup;
  return account.lock.answer(form.question(account, queries, request.zones), {
    ucloud: () => chooseToday(lookup, pinned, standsOn),
    locked: (answer) => {
      const chosenBy = (answer.matchedFallback ?? -1) + 1;
      const query = queries[chosenBy] ?? queries[0];
      const images = form.locked(answer, pinned);
      const areSuccessors = images?.every((image) => mayFollow(pinned, image, query, chosenBy < standsOn)) === true;
      return { choice: areSuccessors ? { kind: "one", images } : { kind: "none" }, chosenBy };
    },
    // A pin on a known id was never chosen by its filter, so the lockfile need not hold a choice.
    frozen: request.named === undefined ? undefined : () => nothing,
  });
}

const nothing: Today = { choice: { kind: "none" }, chosenBy: 0 };

/** Returns the first match today that may follow the pinned images, from the first query that has one. */
async function chooseToday(
  { account, form, queries }: PinLookup,
  pinned: readonly Image[],
  standsOn: number,
): Promise<Today> {
  for (const [chosenBy, query] of queries.entries()) {
    const choice = await form.follow(account, query, pinned, (image) =>
      mayFollow(pinned, image, query, chosenBy < standsOn),
    );
    if (choice.kind !== "none") {
      return { choice, chosenBy };
    }
  }
  return nothing;
}

/**
 * Returns whether an image may follow the pinned ones. An image of another zone may not, unless `acrossZones` is set
 * and both reach the query's zone. A match of an earlier query may be of any kind, since the program prefers it.
 */
function mayFollow(pinned: readonly Image[], image: Image, query: Query, isPreferred: boolean): boolean {
  const { zone, acrossZones } = query.filter;
  const isReached = (each: Image) => zone !== undefined && reachesZone(each, zone);
  const isInReach = (before: Image) =>
    image.zone === before.zone || (acrossZones === true && isReached(before) && isReached(image));
  return pinned.some((before) => isInReach(before) && (isPreferred || isOfSameKind(before, image, query)));
}
