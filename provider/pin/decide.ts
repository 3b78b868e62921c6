import { isDeepStrictEqual } from "node:util";
import { areOfOneRule, brokenCriteria, type Criterion } from "../filter/criteria";
import { isWrittenByProgram, type Queries, type Query } from "../filter/query";
import type { Image } from "../image/image";

/** A pin as it stands in the stack: the arguments that it was made with, and which of their queries chose its image. */
export interface OldPin {
  /** The arguments as the program wrote them, without those that name images or zones. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly queries: Queries;
  /** Position of the query that chose its images: 0 is the filter, and its fallbacks follow. */
  readonly chosenBy: number;
}

/** What a program asks of a recorded pin now. */
export interface AskedPin {
  /** The arguments as the program writes them, without those that name images or zones. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly queries: Queries;
  /** Whether the program names images by their ids: the pinned ones, or others. */
  readonly names?: "pinned" | "others" | undefined;
}

export type Decision =
  | { readonly kind: "stay"; readonly chosenBy: number }
  | { readonly kind: "move"; readonly because: MoveReason }
  | { readonly kind: "adopt" }
  | { readonly kind: "refuse"; readonly demands: readonly Criterion[] };

/** Why a pin is looked up anew: one of its triggers changed, or an edit made demands that its image does not meet. */
export type MoveReason = "triggers" | { readonly demands: readonly Criterion[] };

/**
 * Decides what an edit of the program does to a recorded pin. The rows of docs/pinning.md, "What moves a pin", in their
 * order; the first that applies decides. `images` are the pinned ones as UCloud lists them today, or as they were
 * recorded where they are no longer listed or nobody could look. A pin has one, or one for each zone; what one of them
 * fails moves all.
 *
 * Only an edit is held against an image: a demand that is new or stricter, and that the image fails. What it failed
 * already under the query that chose it, and what time did to it, never moves a pin. Moves by a policy, such as
 * `onSuperseded: "update"`, are decided in apply-policies.ts.
 */
export function decide(old: OldPin, asked: AskedPin, images: readonly Image[], now: Date): Decision {
  if (asked.names === "others") {
    return { kind: "adopt" };
  }
  const previous = old.queries[old.chosenBy] ?? old.queries[0];
  if (isDeepStrictEqual(given(old.args), given(asked.args)) && isSamePlace(old.queries, asked.queries)) {
    return { kind: "stay", chosenBy: old.chosenBy };
  }
  if (asked.names === undefined && triggersDiffer(old.args, asked.args)) {
    return { kind: "move", because: "triggers" };
  }
  const failed = asked.queries.map((query) =>
    distinct(images.flatMap((image) => newlyFailed(image, query, previous, now))),
  );
  if (asked.names !== undefined) {
    return stayOr(contradictions(failed, asked.queries), (demands) => ({ kind: "refuse", demands }));
  }
  const admitting = asked.queries.findIndex((query) =>
    images.every((image) => failures(image, query, previous, now).length === 0),
  );
  return admitting >= 0
    ? { kind: "stay", chosenBy: admitting }
    : stayOr(failed, (demands) => ({ kind: "move", because: { demands } }));
}

/** Which query images are nearest to: the first of those of which they fail the fewest demands. */
export function nearestQuery(images: readonly Image[], queries: Queries, now: Date): number {
  const counts = queries.map(({ filter }) => images.flatMap((image) => brokenCriteria(image, filter, now)).length);
  return counts.indexOf(Math.min(...counts));
}

/** Of the demands of each query that images fail, those that contradict a program which names these images. */
export function contradictions(failed: readonly (readonly Criterion[])[], queries: Queries): Criterion[][] {
  return failed.map((demands, position) =>
    demands.filter((demand) => contradictsId(demand, queries[position] ?? queries[0])),
  );
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
export function newlyFailed(image: Image, query: Query, previous: Query, now: Date): Criterion[] {
  const before = failures(image, previous, previous, now);
  return failures(image, query, previous, now).filter(
    (demand) => !before.some((old) => areOfOneRule(demand, old) && demand.isLooserThan(old.value)),
  );
}

/** Each demand once, whichever image fails it. */
function distinct(demands: readonly Criterion[]): Criterion[] {
  return [...new Map(demands.map((demand) => [`${demand.field} ${demand.rule} ${demand.text}`, demand])).values()];
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
function contradictsId({ field, isImplied }: Criterion, query: Query): boolean {
  return isWrittenByProgram(query, field) && isImplied !== true && field !== "states" && field !== "allowEndOfLife";
}

function isSamePlace(old: Queries, asked: Queries): boolean {
  return (["region", "zone", "projectId"] as const).every((field) => old[0].filter[field] === asked[0].filter[field]);
}

/** An absent value, null and undefined are the same. */
export function given(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));
}
