import { isDeepStrictEqual } from "node:util";
import { areOfOneRule, brokenCriteria, type Criterion } from "../filter/criteria";
import { isWrittenByProgram, type Queries, type Query } from "../filter/query";
import type { Image } from "../image/image";

/** A pin as it stands in the stack: the arguments that it was made with, and which of their queries chose its image. */
export interface OldPin {
  /** The arguments as the program wrote them, without `imageId`. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly queries: Queries;
  /** Position of the query that chose the image: 0 is the filter, and its fallbacks follow. */
  readonly chosenBy: number;
  readonly imageId: string;
}

/** What a program asks of a recorded pin now. */
export interface AskedPin {
  /** The arguments as the program writes them, without `imageId`. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly queries: Queries;
  /** The id that the program names, if it does. */
  readonly imageId?: string | undefined;
}

export type Decision =
  | { readonly kind: "stay"; readonly chosenBy: number }
  | { readonly kind: "move"; readonly because: MoveReason }
  | { readonly kind: "adopt"; readonly imageId: string }
  | { readonly kind: "refuse"; readonly demands: readonly Criterion[] };

/** Why a pin is looked up anew: one of its triggers changed, or an edit made demands that its image does not meet. */
export type MoveReason = "triggers" | { readonly demands: readonly Criterion[] };

/**
 * Decides what an edit of the program does to a recorded pin. The rows of docs/pinning.md, "What moves a pin", in their
 * order; the first that applies decides. `image` is the pinned image as UCloud lists it today, or as it was recorded
 * where it is no longer listed or nobody could look.
 *
 * Only an edit is held against an image: a demand that is new or stricter, and that the image fails. What it failed
 * already under the query that chose it, and what time did to it, never moves a pin.
 */
export function decide(old: OldPin, asked: AskedPin, image: Image, now: Date): Decision {
  if (asked.imageId !== undefined && asked.imageId !== old.imageId) {
    return { kind: "adopt", imageId: asked.imageId };
  }
  const previous = old.queries[old.chosenBy] ?? old.queries[0];
  if (isDeepStrictEqual(given(old.args), given(asked.args)) && isSamePlace(old.queries, asked.queries)) {
    return { kind: "stay", chosenBy: old.chosenBy };
  }
  if (asked.imageId === undefined && triggersDiffer(old.args, asked.args)) {
    return { kind: "move", because: "triggers" };
  }
  const failed = asked.queries.map((query) => newlyFailed(image, query, previous, now));
  if (asked.imageId !== undefined) {
    const contradictions = failed.map((demands, position) =>
      demands.filter((demand) => contradictsId(demand, asked.queries[position] ?? asked.queries[0])),
    );
    return stayOr(contradictions, (demands) => ({ kind: "refuse", demands }));
  }
  const admitting = asked.queries.findIndex((query) => failures(image, query, previous, now).length === 0);
  return admitting >= 0
    ? { kind: "stay", chosenBy: admitting }
    : stayOr(failed, (demands) => ({ kind: "move", because: { demands } }));
}

/** Which query an image is nearest to: the first of those of which it fails the fewest demands. */
export function nearestQuery(image: Image, queries: Queries, now: Date): number {
  const counts = queries.map(({ filter }) => brokenCriteria(image, filter, now).length);
  return counts.indexOf(Math.min(...counts));
}

/** Whether two records of triggers differ. Absent, null and empty are the same. */
function triggersDiffer(old: Readonly<Record<string, unknown>>, asked: Readonly<Record<string, unknown>>): boolean {
  const triggersOf = ({ triggers }: Readonly<Record<string, unknown>>) =>
    given({ ...(triggers as object | undefined) });
  return !isDeepStrictEqual(triggersOf(old), triggersOf(asked));
}

/** The pin stays on the first query that has nothing against it; else the query that has the least says why not. */
function stayOr(
  against: readonly (readonly Criterion[])[],
  otherwise: (demands: readonly Criterion[]) => Decision,
): Decision {
  const counts = against.map((demands) => demands.length);
  const least = counts.indexOf(Math.min(...counts));
  const demands = against[least] ?? [];
  return demands.length === 0 ? { kind: "stay", chosenBy: least } : otherwise(demands);
}

/** The demands of a query that an image fails and did not fail before, under the query that chose it. */
function newlyFailed(image: Image, query: Query, previous: Query, now: Date): Criterion[] {
  const before = failures(image, previous, previous, now);
  return failures(image, query, previous, now).filter(
    (demand) => !before.some((old) => areOfOneRule(demand, old) && demand.isLooserThan(old.value)),
  );
}

function failures(image: Image, query: Query, previous: Query, now: Date): Criterion[] {
  return [...brokenCriteria(image, query.filter, now), ...otherProject(image, query, previous)];
}

/** An image does not say whose it is: one that is not UCloud's own is of the project in which it was found. */
function otherProject(image: Image, { filter: { projectId } }: Query, previous: Query): Criterion[] {
  const before = previous.filter.projectId;
  return image.imageType === "Base" || projectId === undefined || before === undefined || projectId === before
    ? []
    : [
        {
          field: "projectId",
          value: projectId,
          text: `projectId: ${projectId}`,
          lasting: true,
          sentToApi: true,
          admits: () => false,
          isLooserThan: () => false,
        },
      ];
}

/** Who names an id takes it as it is: that it is retired or past its end contradicts nothing, nor does a default. */
function contradictsId({ field, rule }: Criterion, query: Query): boolean {
  return isWrittenByProgram(query, field) && rule !== "plain" && field !== "states" && field !== "allowEndOfLife";
}

function isSamePlace(old: Queries, asked: Queries): boolean {
  return (["region", "zone", "projectId"] as const).every((field) => old[0].filter[field] === asked[0].filter[field]);
}

/** An absent value, null and undefined are the same. */
function given(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));
}
