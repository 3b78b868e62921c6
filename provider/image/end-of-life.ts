/**
 * Whole days until an image's maintenance ends: 0 on its last day, negative afterwards. The day ends at midnight in
 * UTC+8, where UCloud writes its calendar. An empty or malformed date, or one that no calendar has, is unknown
 * (undefined) and never counts as past.
 */
export function daysToEndOfLife(maintainEol: string | undefined, now: Date): number | undefined {
  const end = endOfDay(maintainEol ?? "");
  return end === undefined ? undefined : Math.floor((end - now.getTime()) / dayMs);
}

/** When a day ends that is written as UCloud does (`YYYY/MM/DD`), in Unix milliseconds; undefined when it is no such day. */
export function endOfDay(date: string): number | undefined {
  const match = /^(\d{4})\/(\d{2})\/(\d{2})$/.exec(date);
  if (match === null) {
    return undefined;
  }
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const midnight = new Date(Date.UTC(year, month - 1, day));
  // A day that the month does not have is one of another month.
  return midnight.getUTCMonth() === month - 1 ? midnight.getTime() + dayMs - chinaOffsetMs : undefined;
}

/** From so many days before its end a pin warns of it by default, and a report calls it near. */
export const usualNoticeDays = 90;

/** How far UTC+8 is ahead of UTC. */
export const chinaOffsetMs = 8 * 60 * 60 * 1000;

const dayMs = 24 * 60 * 60 * 1000;
