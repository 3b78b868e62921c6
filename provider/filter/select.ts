import * as z from "zod";
import type { Image } from "../image/image";
import { hasRaisedKernel } from "../image/operating-system";
import { criteriaOf } from "./criteria";
import type { Filter } from "./filter";
import { gapBehind, ordered } from "./order";

/** The number of images that a demand of a filter left. */
export const funnelStep = z.object({
  criterion: z.string().describe("The demand, such as `features: CloudInit`."),
  left: z.int().describe("How many images were left after it."),
});

type FunnelStep = z.infer<typeof funnelStep>;

/** All matches in the declared order, with the steps that led to them. */
export interface Selection {
  readonly listed: readonly Image[];
  readonly matches: readonly Image[];
  /** The steps, in the order in which the demands were made. */
  readonly funnel: readonly FunnelStep[];
}

/** The choice among matches: none, one, the declared first of many, or ambiguous when no first is known. */
export type Choice =
  | { readonly kind: "none" }
  | { readonly kind: "one"; readonly image: Image }
  | { readonly kind: "many"; readonly image: Image }
  | { readonly kind: "ambiguous"; readonly reason: Ambiguity };

/**
 * Why a choice is ambiguous: `unique` was asked for; several zones have a match; some matches have a raised kernel and
 * others do not, and a host can boot only one kind; no match says when it was made; or, by OS version, the system of a
 * match is not recognized.
 */
export type Ambiguity = "unique" | "zones" | "kernels" | "undated" | "unversioned";

export function select(images: readonly Image[], filter: Filter, now: Date): Selection {
  const funnel: FunnelStep[] = [];
  let left: readonly Image[] = images;
  for (const criterion of criteriaOf(filter, now)) {
    const admitted = left.filter(criterion.admits);
    // The API has already filtered, and few images boot nowhere: such a step is shown only when it leaves an image out.
    const isExpected = criterion.sentToApi || criterion.rule === "boots";
    if (!isExpected || admitted.length < left.length) {
      funnel.push({ criterion: criterion.text, left: admitted.length });
    }
    left = admitted;
  }
  return { listed: images, matches: ordered(left, filter.orderBy), funnel };
}

export function choose({ matches }: Selection, filter: Filter): Choice {
  const [first, ...others] = matches;
  if (first === undefined) {
    return { kind: "none" };
  }
  if (others.length === 0) {
    return { kind: "one", image: first };
  }
  if (filter.unique) {
    return { kind: "ambiguous", reason: "unique" };
  }
  if (filter.zone === undefined && matches.some((other) => other.zone !== first.zone)) {
    return { kind: "ambiguous", reason: "zones" };
  }
  if (
    filter.host === undefined &&
    matches.some((other) => hasRaisedKernel(other.imageName) !== hasRaisedKernel(first.imageName))
  ) {
    return { kind: "ambiguous", reason: "kernels" };
  }
  const gap = gapBehind(first, others, filter.orderBy);
  return gap === undefined ? { kind: "many", image: first } : { kind: "ambiguous", reason: gap };
}
