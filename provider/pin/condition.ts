import type { Filter } from "../filter/filter";
import { comesBefore } from "../filter/order";
import { daysToEndOfLife } from "../image/end-of-life";
import type { Image } from "../image/image";
import { imageLabel } from "../image/image-text";
import { printableText } from "../text/printable";
import type { PolicyField } from "./arguments";

export const statuses = ["current", "superseded", "endOfLife", "unavailable", "gone"] as const;

/** The status of a pin, in order of gravity. Of several conditions, the gravest counts. */
export type Status = (typeof statuses)[number];

/** Returns the gravest of several statuses; `current` when there are none. */
export function gravest(found: readonly Status[]): Status {
  return [...statuses].reverse().find((status) => found.includes(status)) ?? "current";
}

/** A condition of a pinned image that its owner may want to act on. */
export interface Condition {
  readonly status: Exclude<Status, "current">;
  readonly policy: PolicyField;
  /** The condition, as the end of a sentence about the pinned image. */
  readonly text: string;
}

/** A pinned image and how it was found again. `found` is undefined when a complete answer no longer contains it. */
export interface Pinned {
  readonly recorded: Image;
  readonly found: Image | undefined;
  /** The filter's first match today; undefined when there is none, or when no match is known to be the first. */
  readonly newest: Image | undefined;
  /** Whether the query that finds `newest` comes before the pinned image's query, is the same, or comes after it. */
  readonly preference: Preference;
}

type Preference = "preferred" | "same" | "fallback";

/** Returns all conditions of a pinned image, gravest first. */
export function conditionsOf({ recorded, found, newest, preference }: Pinned, filter: Filter, now: Date): Condition[] {
  const current = found ?? recorded;
  const days = daysToEndOfLife(current.maintainEol, now);
  const conditions: Condition[] = [];
  if (found === undefined) {
    conditions.push({ status: "gone", policy: "onUnavailable", text: "is gone" });
  } else if (!(filter.states as readonly string[]).includes(found.state ?? "")) {
    const text = `is ${printableText(found.state ?? "in no known state")}`;
    conditions.push({ status: "unavailable", policy: "onUnavailable", text });
  }
  if (days !== undefined && days < 0 && !filter.allowEndOfLife) {
    const text = `is past its end of maintenance (${printableText(current.maintainEol ?? "")})`;
    conditions.push({ status: "endOfLife", policy: "onEndOfLife", text });
  }
  if (newest !== undefined && preference === "preferred" && newest.imageId !== current.imageId) {
    const text = `stands on a fallback, and a preferred image is there: ${imageLabel(newest)}`;
    conditions.push({ status: "superseded", policy: "onSuperseded", text });
  } else if (newest !== undefined && preference === "same" && comesBefore(newest, current, filter.orderBy)) {
    conditions.push({ status: "superseded", policy: "onSuperseded", text: `is superseded by ${imageLabel(newest)}` });
  }
  return conditions;
}

/**
 * Returns a notice, as the end of a sentence about the pinned image, when its end of maintenance is at most
 * `noticeDays` away, or has passed and the filter accepts that. A passed end that the filter does not accept is a
 * condition instead.
 */
export function endOfLifeNotice(image: Image, noticeDays: number, filter: Filter, now: Date): string | undefined {
  const days = daysToEndOfLife(image.maintainEol, now);
  if (days === undefined || days > noticeDays || (days < 0 && !filter.allowEndOfLife)) {
    return undefined;
  }
  const day = printableText(image.maintainEol ?? "");
  return days < 0
    ? `is past its end of maintenance (${day}), which allowEndOfLife accepts`
    : `reaches the end of its maintenance ${inDays(days)} (${day})`;
}

function inDays(days: number): string {
  return days === 0 ? "today" : days === 1 ? "tomorrow" : `in ${days} days`;
}
