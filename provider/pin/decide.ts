import { isDeepStrictEqual } from "node:util";
import { areOfOneRule, brokenCriteria, type Criterion } from "../filter/criteria";
import { isWrittenByProgram, type Queries, type Query } from "../filter/query";
import type { Image } from "../image/image";

/** A pin as the stack records it: the arguments that it was made with, and which of their queries chose its image. */
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
  /** Whether the program names the pinned images by their ids, or others; undefined when it names none. */
  readonly names?: "pinned" | "others" | undefined;
}

export type Decision =
  | { readonly kind: "stay"; readonly chosenBy: number }
  | { readonly kind: "move"; readonly because: MoveReason }
  | { readonly kind: "adopt" }
  | { readonly kind: "refuse"; readonly demands: readonly Criterion[] };

/** Why a pin is looked up again: one of its triggers changed, or an edit made demands that its image does not meet. */
export type MoveReason = "triggers" | { readonly demands: readonly Criterion[] };

/**
 * Decides what an edit of the program does to a recorded pin. The cases follow the rows of docs/pinning.md, "What moves
 * a pin": the first that applies decides. `images` are the pinned images as UCloud lists them today, or as recorded
 * when they are no longer listed or could not be looked up. A pin has one image, or one for each zone; a demand that
 * one of them fails moves all.
 *
 * Only an edit counts against an image: a new or stricter demand that the image fails. What the image already failed
 * under the query that chose it, and what changed with time, never moves a pin. Moves by a policy, such as
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

/** Returns the position of the first query of which the images fail the fewest demands. */
export function nearestQuery(images: readonly Image[], queries: Queries, now: Date): number {
  const counts = queries.map(({ filter }) => images.flatMap((image) => brokenCriteria(image, filter, now)).length);
  return counts.indexOf(Math.min(...counts));
}

/** Returns, for each query, the failed demands that contradict a program that names these images. */
export function contradictions(failed: readonly (readonly Criterion[])[], queries: Queries): Criterion[][] {
  return failed.map((demands, position) =>
    demands.filter((demand) => contradictsId(demand, queries[position] ?? queries[0])),
  );
}

/** Returns whether the triggers of two sets of arguments differ. Absent, null and empty triggers are the same. */
function triggersDiffer(old: Readonly<Record<string, unknown>>, asked: Readonly<Record<string, unknown>>): boolean {
  const triggersOf = ({ triggers }: Readonly<Record<string, unknown>>) =>
    given({ ...(triggers as object | undefined) });
  return !isDeepStrictEqual(triggersOf(old), triggersOf(asked));
}

/**
 * Stays on the first query that has nothing against the pin. Otherwise, the query that has the least gives the reasons.
 */
function stayOr(
  against: readonly (readonly Criterion[])[],
  otherwise: (demands: readonly Criterion[]) => Decision,
): Decision {
  const counts = against.map((demands) => demands.length);
  const least = counts.indexOf(Math.min(...counts));
  const demands = against[least] ?? [];
  return demands.length === 0 ? { kind: "stay", chosenBy: least } : otherwise(demands);
}

/** Returns the demands of a query that an image fails and did not fail before, under the query that chose it. */
export function newlyFailed(image: Image, query: Query, previous: Query, now: Date): Criterion[] {
  const before = failures(image, previous, previous, now);
  return failures(image, query, previous, now).filter(
    (demand) => !before.some((old) => areOfOneRule(demand, old) && demand.isLooserThan(old.value)),
  );
}

/** Returns each demand once, whichever image fails it. */
function distinct(demands: readonly Criterion[]): Criterion[] {
  return [...new Map(demands.map((demand) => [`${demand.field} ${demand.rule} ${demand.text}`, demand])).values()];
}

function failures(image: Image, query: Query, previous: Query, now: Date): Criterion[] {
  return [...brokenCriteria(image, query.filter, now), ...otherProject(image, query, previous)];
}

/**
 * Returns a failed demand when the project changes. An image does not say whose it is: one that is not UCloud's own
 * belongs to the project in which it was found.
 */
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

/**
 * Returns whether a demand contradicts an id that the program names. A default never does. Nor do a retired state or a
 * past end of maintenance: a program that names an id accepts both.
 */
function contradictsId({ field, isImplied }: Criterion, query: Query): boolean {
  return isWrittenByProgram(query, field) && isImplied !== true && field !== "states" && field !== "allowEndOfLife";
}

function isSamePlace(old: Queries, asked: Queries): boolean {
  return (["region", "zone", "projectId"] as const).every((field) => old[0].filter[field] === asked[0].filter[field]);
}

/** Returns values without null and undefined, which count as absent. */
export function given(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));
}
