import { endOfDay, isoDate } from "../../../provider/image/end-of-life";
import { isPast } from "../../support";
import type { ShownSystem } from "../../shown";
import { onScale } from "./period";

/** A row of the timeline: a system and its period of maintenance. */
export interface Span {
  readonly row: number;
  readonly name: string;
  /** Set for every other family, to tell neighbours apart. */
  readonly shaded: boolean;
  readonly start: Date;
  readonly end: Date;
  readonly kind: SpanKind;
  /** The text at the end of the bar. */
  readonly endText: string;
}

export type SpanKind = "maintained" | "past" | "open";

export const spanKinds: readonly SpanKind[] = ["maintained", "past", "open"];

/**
 * Returns the spans of systems. A span begins with the first build of a system and ends with the last end of maintenance
 * among its builds; without a known end it is drawn to the right edge. Filters do not change spans.
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
      // An image may be published after its system's end of maintenance.
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

/** Longer names are cut; the table shows them in full. */
const longestName = 26;
