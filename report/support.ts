import { daysToEndOfLife, usualNoticeDays } from "../provider/image/end-of-life";
import { isoDate } from "./china-time";

/** Returns a phrase for an end of maintenance, which is given in UCloud's form `YYYY/MM/DD`. */
export function supportText(end: string | undefined, nowMs: number): string {
  const days = daysToEndOfLife(end, new Date(nowMs));
  if (end === undefined || days === undefined) {
    return "unknown";
  }
  return `${isoDate(end)} (${days < 0 ? `ended ${spanOf(-days)} ago` : days === 0 ? "last day" : `${spanOf(days)} left`})`;
}

/** Returns whether the end is known and has passed. */
export function isPast(end: string | undefined, nowMs: number): boolean {
  const days = daysToEndOfLife(end, new Date(nowMs));
  return days !== undefined && days < 0;
}

/** Returns whether the end is near: within the days in which a pin warns by default. */
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
