import { chinaOffsetMs, endOfDay } from "../../../provider/image/end-of-life";
import type { ReportData } from "../../report-data";

/**
 * Returns the period of the timeline, as moments of its scale: from the first build to the last end of maintenance. The
 * period is bounded, so that one odd date does not compress all others; dates beyond it are drawn at the edge.
 */
export function periodOf({ systems, madeAtMs }: ReportData): [start: Date, end: Date] {
  const year = new Date(madeAtMs).getUTCFullYear();
  const builds = systems.flatMap((system) => system.builds);
  const years = [
    ...builds.flatMap(({ madeAtSeconds }) => (madeAtSeconds === undefined ? [] : [madeAtSeconds * 1000])),
    ...systems.flatMap(({ ends }) => ends.flatMap((end) => endOfDay(end) ?? [])),
  ].map((ms) => onScale(ms).getUTCFullYear());
  const first = years.reduce((a, b) => Math.min(a, b), year);
  const last = years.reduce((a, b) => Math.max(a, b), year);
  return [utcYear(Math.max(first, year - mostYearsBack)), utcYear(Math.min(last, year + mostYearsAhead) + 1)];
}

/** Returns a moment on the scale. The scale counts in UTC; the offset makes its days and years those of UTC+8. */
export function onScale(ms: number): Date {
  return new Date(ms + chinaOffsetMs);
}

const mostYearsBack = 12;
const mostYearsAhead = 10;

function utcYear(year: number): Date {
  return new Date(Date.UTC(year, 0, 1));
}
