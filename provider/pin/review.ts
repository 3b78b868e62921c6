import type { PinnedImageArguments, Policy } from "../images/arguments";
import { criteriaOf } from "../images/criteria";
import { conditionsOf, endOfLifeNotice, type Status } from "../images/condition";
import { driftBetween, type Drift } from "../images/drift";
import type { Image } from "../images/image";
import { isArgument, type Query } from "../images/query";
import { choose, type Choice } from "../images/select";
import { listingRequest, regionOf, search, type Account } from "../lookup";

/** Nobody could look: whatever is recorded stays. */
export interface UnseenReview {
  readonly kind: "unseen";
  readonly warnings: readonly string[];
}

/** How a pinned image stands today. */
export interface SeenReview {
  readonly kind: "seen";
  readonly status: Status;
  /** The pinned image as it is listed today; undefined when it is gone. */
  readonly found: Image | undefined;
  /** The first match of the filter today; undefined when there is none, or the filter demands nothing. */
  readonly newest: Image | undefined;
  readonly drift: Drift | undefined;
  readonly warnings: readonly string[];
  /** Conditions whose policy is `error`. */
  readonly failures: readonly string[];
  /** The image to move to, when the policy of a condition is `update`. */
  readonly moveTo: Image | undefined;
}

export type Review = SeenReview | UnseenReview;

/** Looks at a pinned image and at what its filter finds today, and applies the pin's policies. */
export async function reviewPin(
  account: Account,
  args: PinnedImageArguments,
  query: Query,
  recorded: Image,
): Promise<Review> {
  try {
    const found = await findAgain(account, query, recorded.imageId);
    const newest = await findNewest(account, query, recorded);
    return judge(account, args, query, recorded, found, newest);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const text = `Could not look how the pinned image ${recorded.imageId} (${recorded.imageName}) stands, so the pin holds: ${reason}`;
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

/** The first match today, within the pinned image's zone: ids of another zone are no successors. */
async function findNewest(account: Account, query: Query, recorded: Image): Promise<Choice> {
  const selection = await search(account, query);
  const matches = selection.matches.filter((image) => image.zone === recorded.zone);
  return choose({ ...selection, matches }, query.filter);
}

function judge(
  account: Account,
  args: PinnedImageArguments,
  query: Query,
  recorded: Image,
  found: Image | undefined,
  choice: Choice,
): SeenReview {
  const now = account.now();
  const newest = "image" in choice && hasDemands(query) ? choice.image : undefined;
  const successor = newest?.imageId === recorded.imageId ? undefined : newest;
  const conditions = conditionsOf({ recorded, found, newest }, query.filter, now);
  const under = (policy: Policy) => conditions.filter((condition) => args[condition.policy] === policy);
  const canMove = successor !== undefined && args.imageId === undefined;
  const notice = endOfLifeNotice(found ?? recorded, args.endOfLifeNoticeDays, now);
  return {
    kind: "seen",
    status: conditions[0]?.status ?? "current",
    found,
    newest,
    drift: successor === undefined ? undefined : driftBetween(found ?? recorded, successor, now),
    failures: under("error").map(({ text }) => `${sentence(text)} ${wayOn(successor)}`),
    moveTo: canMove && under("update").length > 0 ? successor : undefined,
    warnings: [
      ...under("warn").map(({ text }) => `${sentence(text)} The pin holds. ${wayOn(successor)}`),
      ...(canMove ? [] : under("update").map(({ text }) => `${sentence(text)} ${whyItHolds(args)}`)),
      ...(notice === undefined || args.onEndOfLife === "ignore" ? [] : [`${sentence(notice)} ${wayOn(successor)}`]),
      ...(choice.kind === "ambiguous" ? [ambiguityNotice] : []),
    ],
  };
}

/** Whether the filter says what is wanted. One that names a place alone demands nothing, and nothing supersedes it. */
function hasDemands(query: Query): boolean {
  return criteriaOf(query.filter, new Date(0)).some(({ field }) => isArgument(query, field));
}

function wayOn(successor: Image | undefined): string {
  return successor === undefined
    ? "No other image matches its filter."
    : `To move to ${successor.imageId}, change one of its triggers, or run pulumi up --replace with its URN.`;
}

function whyItHolds(args: PinnedImageArguments): string {
  return args.imageId === undefined
    ? "The pin was to be updated, but no other image matches its filter, so it holds."
    : "The pin was to be updated, but its imageId is given, so it holds.";
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const ambiguityNotice =
  "The filter of the pin does not choose one image any more, so nothing can be said about a newer one: ask getImage with it for the reason.";
