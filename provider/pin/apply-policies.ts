import { hasDemands } from "../filter/criteria";
import type { Queries } from "../filter/query";
import type { Choice } from "../filter/select";
import type { Image } from "../image/image";
import { named } from "../image/image-text";
import { printableText } from "../text/printable";
import type { PinnedImageArguments, Policy } from "./arguments";
import { conditionsOf, endOfLifeNotice, type Condition, type Status } from "./condition";
import { driftBetween, noDrift, type Drift } from "./drift";

/** What was seen of a pin: the image as it was recorded, as it is today (if it is), and what its filter chooses today. */
export interface PinToday {
  readonly recorded: Image;
  readonly found: Image | undefined;
  readonly choice: Choice;
  /** Position of the query that chooses today: 0 for the filter itself, and the fallbacks after it. */
  readonly chosenBy: number;
  /** Position of the query that chose the pinned image. */
  readonly standsOn: number;
}

/** What follows from a sighting under the pin's policies. */
export interface Verdict {
  readonly status: Status;
  /** The first match of the filter today; undefined when there is none, or the filter demands nothing. */
  readonly newest: Image | undefined;
  /** What a move to the newest image would change. */
  readonly drift: Drift;
  readonly warnings: readonly string[];
  /** Conditions whose policy is `error`. */
  readonly failures: readonly string[];
  /** The move, when the policy of a condition is `update` and there is a successor. */
  readonly move: Move | undefined;
}

/** A move of a pin to the image that one of its queries chooses today. */
interface Move {
  readonly image: Image;
  readonly chosenBy: number;
  readonly because: string;
}

export function applyPolicies(sighting: PinToday, args: PinnedImageArguments, queries: Queries, now: Date): Verdict {
  const { recorded, found = recorded, choice, chosenBy, standsOn } = sighting;
  const { filter } = queries[standsOn] ?? queries[0];
  const preference = chosenBy < standsOn ? "preferred" : chosenBy > standsOn ? "fallback" : "same";
  const newest = "image" in choice && hasDemands(queries[chosenBy] ?? queries[0]) ? choice.image : undefined;
  const successor = newest?.imageId === recorded.imageId ? undefined : newest;
  const conditions = conditionsOf({ recorded, found: sighting.found, newest, preference }, filter, now);
  const under = (policy: Policy) => conditions.filter((condition) => policyOn(condition, args) === policy);
  const canMove = successor !== undefined && args.imageId === undefined;
  const notice =
    args.onEndOfLife === "ignore" ? undefined : endOfLifeNotice(found, args.endOfLifeNoticeDays, filter, now);
  const told = [
    ...under("warn"),
    ...(canMove ? [] : under("update")),
    ...(notice === undefined ? [] : [{ text: notice }]),
  ];
  return {
    status: conditions[0]?.status ?? "current",
    newest,
    drift: successor === undefined ? noDrift : driftBetween(found, successor, now),
    failures: sentences(found, under("error"), howToMove(args, successor, choice)),
    move:
      canMove && under("update").length > 0
        ? { image: successor, chosenBy, because: `it ${textOf(under("update"))}` }
        : undefined,
    warnings: [
      ...sentences(
        found,
        told,
        `${whyItHolds(args, under("update"), successor)} ${howToMove(args, successor, choice)}`,
      ),
      ...(choice.kind === "ambiguous" ? [ambiguityNotice] : []),
    ],
  };
}

/** One text for all that is the case, so that a row has one warning. */
function sentences(image: Image, facts: readonly Pick<Condition, "text">[], end: string): string[] {
  const told = textOf(facts);
  return told === "" ? [] : [`The pinned image ${named(image)} ${told}. ${end}`];
}

function textOf(facts: readonly Pick<Condition, "text">[]): string {
  return facts.map(({ text }) => text).join(", and ");
}

function whyItHolds(args: PinnedImageArguments, updates: readonly Condition[], successor: Image | undefined): string {
  if (updates.length > 0 && args.imageId !== undefined) {
    return "It was to be updated, but its imageId is given, so the pin holds.";
  }
  return updates.length > 0 && successor === undefined ? "It was to be updated, but the pin holds." : "The pin holds.";
}

/** An id that the program names is its own choice, so that going back is possible: a newer image is no error then. */
function policyOn({ policy }: Condition, args: PinnedImageArguments): Policy {
  return policy === "onSuperseded" && args.imageId !== undefined && args[policy] === "error" ? "warn" : args[policy];
}

function howToMove(args: PinnedImageArguments, successor: Image | undefined, choice: Choice): string {
  if (successor === undefined) {
    return nothingToMoveTo[choice.kind];
  }
  const how =
    args.imageId === undefined
      ? "change one of its triggers, or run pulumi up --replace with its URN."
      : "change its imageId, or leave it out.";
  return `To move to ${printableText(successor.imageId)}, ${how}`;
}

const nothingToMoveTo: Readonly<Record<Choice["kind"], string>> = {
  none: "No other image of its kind matches its filter.",
  one: "No other image of its kind matches its filter.",
  many: "No match of its filter comes before it.",
  ambiguous: "Which of the matches of its filter is the newest is not known.",
};

const ambiguityNotice =
  "The filter of the pin does not choose one image any more, so nothing can be said about a newer one: ask getImage with it for the reason.";
