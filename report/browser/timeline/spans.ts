import { endOfDay } from "../../../provider/image/end-of-life";
import { isoDate } from "../../china-time";
import { isPast } from "../../support";
import type { ShownSystem } from "../shown";
import { onScale } from "./period";

/** A row of the timeline: a system, and from when to when it is maintained. */
export interface Span {
  readonly row: number;
  readonly name: string;
  /** Families are told apart by every other one being shaded. */
  readonly shaded: boolean;
  readonly start: Date;
  readonly end: Date;
  readonly kind: SpanKind;
  /** What stands at the end of the bar. */
  readonly endText: string;
}

export type SpanKind = "maintained" | "past" | "open";

export const spanKinds: readonly SpanKind[] = ["maintained", "past", "open"];

/**
 * The span of a system begins with its first build and ends with the last of its builds' ends; while no end is known it
 * is open, and drawn up to the right edge. Filters leave spans alone: they are facts of the system.
 */
export function spansOf(systems: readonly ShownSystem[], nowMs: number, period: readonly [Date, Date]): Span[] {
  const [from, to] = period;
  let family: string | undefined;
  let shaded = true;
  return systems.map(({ system }, row) => {
    shaded = system.family === family ? shaded : !shaded;
    family = system.family;
    const first = system.builds.findLast(({ madeAtSeconds }) => madeAtSeconds !== undefined)?.madeAtSeconds;
    const last = system.ends.at(-1);
    const start = first === undefined ? from : onScale(first * 1000);
    const endMs = last === undefined ? undefined : endOfDay(last);
    const end = endMs === undefined ? to : onScale(endMs);
    return {
      row,
      name: shortened(system.name),
      shaded,
      // An image may be published after the end of what is in it.
      start: start < end ? start : end,
      end,
      kind: last === undefined ? "open" : isPast(last, nowMs) ? "past" : "maintained",
      endText: last === undefined ? "end unknown" : isoDate(last).slice(0, 7),
    };
  });
}

function shortened(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name;
}

/** The table has the whole name. */
const longestName = 26;
