import { chinaOffsetMs } from "../provider/image/end-of-life";

/** A moment's date where UCloud writes its calendar, in UTC+8, as `YYYY-MM-DD`. */
export function chinaDate(ms: number): string {
  return inChina(ms).slice(0, 10);
}

/** When an image was made, as a date. */
export function madeText(madeAtSeconds: number | undefined): string {
  return madeAtSeconds === undefined ? "unknown" : chinaDate(madeAtSeconds * 1000);
}

/** A moment's date and time in UTC+8, as `YYYY-MM-DD HH:MM`. */
export function chinaMinute(ms: number): string {
  return inChina(ms).slice(0, 16).replace("T", " ");
}

/** UCloud's way to write a date, as ISO 8601 has it. */
export function isoDate(date: string): string {
  return date.replaceAll("/", "-");
}

function inChina(ms: number): string {
  return new Date(ms + chinaOffsetMs).toISOString();
}
