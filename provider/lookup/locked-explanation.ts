import type { Explanation } from "../images/explanation";
import { valuesOf, type Queries } from "../images/query";

/** Why a lookup ended as it did, when the lockfile answered: nothing was listed, so nothing else can be said. */
export function explainLocked([query]: Queries, matched: number): Explanation {
  const text =
    `The lockfile answered; ${matched} matched when the answer was locked. ` +
    "To see how, ask UCloud: ucloud-image explain, with the same filter.";
  return { query: valuesOf(query), listed: 0, matched, funnel: [], nearestMisses: [], fallbacks: [], hints: [], text };
}
