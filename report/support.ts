import { daysToEndOfLife, isoDate, usualNoticeDays } from "../provider/image/end-of-life";
import { countText } from "../provider/text/number-text";

/** Returns a phrase for an end of maintenance, which is given in UCloud's form `YYYY/MM/DD`. */
export function supportText(end: string | undefined, nowMs: number): string {
  const days = daysToEndOfLife(end, new Date(nowMs));
  if (end === undefined || days === undefined) {
    return "unknown";
  }
  return `${isoDate(end)} (${days < 0 ? `ended ${countText(-days, "day")} ago` : days === 0 ? "last day" : `${countText(days, "day")} left`})`;
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
