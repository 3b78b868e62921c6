import { hasDemands } from "../filter/criteria";
import type { Queries } from "../filter/query";
import type { Image } from "../image/image";
import { printableText } from "../text/printable";
import { shellQuote } from "../text/shell-quote";
import type { Policy } from "./arguments";
import { conditionsOf, endOfLifeNotice, gravest, type Condition, type Status } from "./condition";
import { driftBetween, noDrift, type Drift } from "./drift";
import type { FollowerChoice, PinForm, PinRequest } from "./form";

/** What was found of a pin: its images, and what its filter chooses today. */
export interface PinToday {
  /** One image, or one for each zone: as it was recorded, and as it is listed today, if it still is. */
  readonly pinned: readonly PinnedToday[];
  readonly choice: FollowerChoice;
  /** Position of the query that chooses today: 0 is the filter itself, and its fallbacks follow. */
  readonly chosenBy: number;
  /** Position of the query that chose the pinned images. */
  readonly standsOn: number;
}

interface PinnedToday {
  readonly recorded: Image;
  readonly found: Image | undefined;
}

/**
 * The result of a pin's policies. `statuses`, `newest` and `drift` have an entry for each pinned image, in their order.
 */
export interface Verdict {
  /** The gravest status of all images. */
  readonly status: Status;
  readonly statuses: readonly Status[];
  /** The filter's first match today; undefined when there is none, or when the filter demands nothing. */
  readonly newest: readonly Image[] | undefined;
  /** What a move to the newest images would change. */
  readonly drift: readonly Drift[];
  readonly warnings: readonly string[];
  /** Conditions whose policy is `error`. */
  readonly failures: readonly string[];
  /** The move, when the policy of a condition is `update`, a successor exists, and the program names no ids. */
  readonly move: Move | undefined;
}

/** A move of a pin to what one of its queries chooses today. */
interface Move {
  readonly images: readonly Image[];
  readonly chosenBy: number;
  readonly because: string;
}

/** What there is to say about one of a pin's images. */
interface Told {
  readonly image: Image;
  readonly facts: readonly Pick<Condition, "text">[];
}

/**
 * Applies a pin's policies (arguments.ts) to what was found of it. One image is enough to move or fail the whole pin.
 * What an edit of the program does is decided earlier, in decide.ts.
 */
export function applyPolicies(
  { pinned, choice, chosenBy, standsOn }: PinToday,
  request: Pick<PinRequest, "policies" | "named">,
  queries: Queries,
  form: Pick<PinForm, "idField" | "words">,
  now: Date,
): Verdict {
  const { filter } = queries[standsOn] ?? queries[0];
  const preference = chosenBy < standsOn ? "preferred" : chosenBy > standsOn ? "fallback" : "same";
  const newest = "images" in choice && hasDemands(queries[chosenBy] ?? queries[0]) ? choice.images : undefined;
  const others = pinned.map(({ recorded }, n) => otherThan(recorded, newest?.[n]));
  const successors = others.some((image) => image !== undefined) ? newest : undefined;
  const current = pinned.map(({ recorded, found }) => found ?? recorded);
  const conditions = pinned.map((sighting, n) =>
    conditionsOf({ ...sighting, newest: newest?.[n], preference }, filter, now),
  );
  const under = (policy: Policy): Told[] =>
    current.map((image, n) => ({
      image,
      facts: (conditions[n] ?? []).filter((condition) => policyOn(condition, request) === policy),
    }));
  const { words } = form;
  const [updates, warned] = [under("update"), under("warn")];
  const isToUpdate = updates.some(({ facts }) => facts.length > 0);
  const canMove = successors !== undefined && request.named === undefined;
  const noticesOf = (image: Image) => {
    const { onEndOfLife, endOfLifeNoticeDays } = request.policies;
    const text = onEndOfLife === "ignore" ? undefined : endOfLifeNotice(image, endOfLifeNoticeDays, filter, now);
    return text === undefined ? [] : [{ text }];
  };
  const told = current.map((image, n) => ({
    image,
    facts: [...(warned[n]?.facts ?? []), ...(canMove ? [] : (updates[n]?.facts ?? [])), ...noticesOf(image)],
  }));
  const way = howToMove(form, request, others, choice);
  const statuses = conditions.map(([worst]) => worst?.status ?? "current");
  return {
    status: gravest(statuses),
    statuses,
    newest,
    drift: current.map((image, n) => (others[n] === undefined ? noDrift : driftBetween(image, others[n], now))),
    failures: sentences(form, under("error"), way),
    move:
      canMove && isToUpdate ? { images: successors, chosenBy, because: factsText(updates, words.itself) } : undefined,
    warnings: [
      ...sentences(form, told, `${whyItHolds(form, request, isToUpdate, successors)} ${way}`),
      ...(choice.kind === "ambiguous" ? [ambiguityNotice] : []),
    ],
  };
}

function otherThan(pinned: Image, newest: Image | undefined): Image | undefined {
  return newest?.imageId === pinned.imageId ? undefined : newest;
}

/** Returns one text for all facts, so that a row has one warning; none when there are no facts. */
function sentences({ words }: Pick<PinForm, "words">, told: readonly Told[], end: string): string[] {
  const text = factsText(told, words.named);
  return text === "" ? [] : [`The pinned image ${text}. ${end}`];
}

/** Returns the facts about each image that has any, each with its subject. */
function factsText(told: readonly Told[], subject: (image: Image) => string): string {
  return told
    .filter(({ facts }) => facts.length > 0)
    .map(({ image, facts }) => `${subject(image)} ${facts.map(({ text }) => text).join(", and ")}`)
    .join("; ");
}

function whyItHolds(
  { idField }: Pick<PinForm, "idField">,
  { named }: Pick<PinRequest, "named">,
  isToUpdate: boolean,
  successors: readonly Image[] | undefined,
): string {
  if (isToUpdate && named !== undefined) {
    return `It was to be updated, but the program gives its ${idField}, so the pin holds.`;
  }
  return isToUpdate && successors === undefined ? "It was to be updated, but the pin holds." : "The pin holds.";
}

/**
 * Returns the policy for a condition. An id that the program names is the program's own choice, so a newer image is
 * only a warning then, never an error: going back must stay possible.
 */
function policyOn({ policy }: Condition, { policies, named }: Pick<PinRequest, "policies" | "named">): Policy {
  return policy === "onSuperseded" && named !== undefined && policies[policy] === "error" ? "warn" : policies[policy];
}

function howToMove(
  { idField }: Pick<PinForm, "idField">,
  { named }: Pick<PinRequest, "named">,
  others: readonly (Image | undefined)[],
  choice: FollowerChoice,
): string {
  const ids = others.flatMap((image) => (image === undefined ? [] : [printableText(image.imageId)]));
  if (ids.length === 0) {
    return nothingToMoveTo[choice.kind];
  }
  const how =
    named === undefined ? `change one of its triggers, or run ${replaceByItsUrn}.` : `change or remove its ${idField}.`;
  return `To move to ${ids.join(", ")}, ${how}`;
}

const replaceByItsUrn = "pulumi up --replace with its URN";

/**
 * Returns a message for the row of a pin, with the command that moves it ready to paste. A policy does not know the
 * URN: a surface does.
 */
export function rowText(text: string, urn: string): string {
  return text.replaceAll(replaceByItsUrn, () => `pulumi up --replace ${shellQuote(urn)}`);
}

const nothingToMoveTo: Readonly<Record<FollowerChoice["kind"], string>> = {
  none: "No other image of its kind matches its filter.",
  one: "No other image of its kind matches its filter.",
  many: "No match of its filter comes before it.",
  ambiguous: "Which of the matches of its filter is the newest is not known.",
};

const ambiguityNotice =
  "The filter of the pin does not choose one image any more, so nothing can be said about a newer one: ask getImage with it for the reason.";
