import type { Filter } from "../filter/filter";
import { comesBefore } from "../filter/order";
import { daysToEndOfLife } from "../image/end-of-life";
import type { Image } from "../image/image";
import { imageLabel } from "../image/image-text";
import { printableText } from "../text/printable";
import type { PolicyField } from "./arguments";

export const statuses = ["current", "superseded", "endOfLife", "unavailable", "gone"] as const;

/** How a pin stands, in the order of their gravity; of several conditions the gravest. */
export type Status = (typeof statuses)[number];

/** Returns the gravest of several. */
export function gravest(found: readonly Status[]): Status {
  return [...statuses].reverse().find((status) => found.includes(status)) ?? "current";
}

/** Something about a pinned image that its owner may want to act on. */
export interface Condition {
  readonly status: Exclude<Status, "current">;
  readonly policy: PolicyField;
  /** What is the case, as the end of a sentence about the pinned image. */
  readonly text: string;
}

/** A pinned image as it was found again: `found` is undefined when a complete answer does not hold it any more. */
export interface Pinned {
  readonly recorded: Image;
  readonly found: Image | undefined;
  /** The first match of the filter today; undefined when there is none, or none that can be called the first. */
  readonly newest: Image | undefined;
  /** Whether the newest is of a filter that comes before the one that the pinned image is of, the same, or a later one. */
  readonly preference: Preference;
}

type Preference = "preferred" | "same" | "fallback";

/** All that is the case, gravest first. */
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
 * That an end of maintenance is near, from `noticeDays` before, or has passed where the filter accepts that, as the end
 * of a sentence about the pinned image. A passed end that the filter does not accept is a condition of its own.
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
