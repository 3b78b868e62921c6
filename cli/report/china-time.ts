/** A moment's date where UCloud writes its calendar, in UTC+8, as `YYYY-MM-DD`. */
export function chinaDate(ms: number): string {
  return inChina(ms).slice(0, 10);
}

/** A moment's date and time in UTC+8, as `YYYY-MM-DD HH:MM`. */
export function chinaMinute(ms: number): string {
  return inChina(ms).slice(0, 16).replace("T", " ");
}

/** The end of a day in UTC+8, written as UCloud does (`YYYY/MM/DD`), in Unix milliseconds. */
export function endOfChinaDay(date: string): number {
  return Date.parse(`${isoDate(date)}T24:00:00+08:00`);
}

/** UCloud's way to write a date, as ISO 8601 has it. */
export function isoDate(date: string): string {
  return date.replaceAll("/", "-");
}

/** How far that calendar is ahead of UTC. */
export const chinaOffsetMs = 8 * 60 * 60 * 1000;

function inChina(ms: number): string {
  return new Date(ms + chinaOffsetMs).toISOString();
}
