/**
 * Returns the whole days until an image's maintenance ends: 0 on its last day, negative afterwards. A day ends at midnight
 * in UTC+8, UCloud's time zone. An empty, malformed or impossible date is unknown (undefined) and never counts as past.
 */
export function daysToEndOfLife(maintainEol: string | undefined, now: Date): number | undefined {
  const end = endOfDay(maintainEol ?? "");
  return end === undefined ? undefined : Math.floor((end - now.getTime()) / dayMs);
}

/** Returns the end of a day in UCloud's form `YYYY/MM/DD`, in Unix milliseconds; undefined for any other text. */
export function endOfDay(date: string): number | undefined {
  const match = /^(\d{4})\/(\d{2})\/(\d{2})$/.exec(date);
  if (match === null) {
    return undefined;
  }
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const midnight = new Date(Date.UTC(year, month - 1, day));
  // JavaScript reads a day beyond the end of a month as one of the next month.
  return midnight.getUTCMonth() === month - 1 ? midnight.getTime() + dayMs - chinaOffsetMs : undefined;
}

/** Returns a date of UCloud's form `YYYY/MM/DD` as ISO 8601. */
export function isoDate(date: string): string {
  return date.replaceAll("/", "-");
}

/** The days before the end of maintenance in which a pin warns by default, and a report calls the end near. */
export const usualNoticeDays = 90;

/** The offset of UTC+8. */
export const chinaOffsetMs = 8 * 60 * 60 * 1000;

const dayMs = 24 * 60 * 60 * 1000;
