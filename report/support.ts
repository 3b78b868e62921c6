import { daysToEndOfLife, usualNoticeDays } from "../provider/image/end-of-life";
import { isoDate } from "./china-time";

/** How long something is maintained, in words; `end` as UCloud writes it, `YYYY/MM/DD`. */
export function supportText(end: string | undefined, nowMs: number): string {
  const days = daysToEndOfLife(end, new Date(nowMs));
  if (end === undefined || days === undefined) {
    return "unknown";
  }
  return `${isoDate(end)} (${days < 0 ? `ended ${spanOf(-days)} ago` : days === 0 ? "last day" : `${spanOf(days)} left`})`;
}

/** Whether the end is known and has passed. */
export function isPast(end: string | undefined, nowMs: number): boolean {
  const days = daysToEndOfLife(end, new Date(nowMs));
  return days !== undefined && days < 0;
}

/** Whether the end is near, from as many days before as a pin warns of it by default. */
export function isNear(end: string | undefined, nowMs: number): boolean {
  const days = daysToEndOfLife(end, new Date(nowMs));
  return days !== undefined && days >= 0 && days <= usualNoticeDays;
}

function spanOf(days: number): string {
  if (days < 2 * usualNoticeDays) {
    return `${days} day${days === 1 ? "" : "s"}`;
  }
  return days < 730 ? `${Math.round(days / 30.4)} months` : `${(days / 365.25).toFixed(1)} years`;
}
