import { chinaOffsetMs } from "../provider/image/end-of-life";

/** Returns a moment's date in UTC+8, UCloud's time zone, as `YYYY-MM-DD`. */
export function chinaDate(ms: number): string {
  return inChina(ms).slice(0, 10);
}

/** Returns the date on which an image was made, as text for people. */
export function madeText(madeAtSeconds: number | undefined): string {
  return madeDay(madeAtSeconds) ?? "unknown";
}

/** Returns the date on which an image was made; undefined when unknown. */
export function madeDay(madeAtSeconds: number | undefined): string | undefined {
  return madeAtSeconds === undefined ? undefined : chinaDate(madeAtSeconds * 1000);
}

/** Returns a moment's date and time in UTC+8, as `YYYY-MM-DD HH:MM`. */
export function chinaMinute(ms: number): string {
  return inChina(ms).slice(0, 16).replace("T", " ");
}

function inChina(ms: number): string {
  return new Date(ms + chinaOffsetMs).toISOString();
}
