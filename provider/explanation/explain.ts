import { valuesOf, type Queries } from "../filter/query";
import type { Image } from "../image/image";
import { lastAttempt, type TriedQuery, type TriedQueries, type Explanation, type FilterReport } from "./explanation";
import { explanationText } from "./explanation-text";
import { hintsFor } from "./hints";
import { nearestMisses } from "./nearest-misses";

/** Returns the explanation of a lookup. `elsewhere` has images of other places and types, for the hints only. */
export function explain(attempts: TriedQueries, now: Date, elsewhere: readonly Image[] = []): Explanation {
  const [first, ...others] = attempts;
  const { query, selection } = first;
  const facts = {
    ...reportOf(first, now),
    fallbacks: others.map((attempt) => reportOf(attempt, now)),
    hints:
      lastAttempt(attempts).selection.matches.length > 0
        ? []
        : hintsFor(query.filter, selection.listed, elsewhere, now),
  };
  return { ...facts, text: explanationText(facts, lastAttempt(attempts)) };
}

function reportOf({ query, selection }: TriedQuery, now: Date): FilterReport {
  return {
    query: valuesOf(query),
    listed: selection.listed.length,
    matched: selection.matches.length,
    funnel: [...selection.funnel],
    nearestMisses: nearestMisses(selection.listed, query.filter, now).map(({ image, removedBy }) => {
      const { imageId, imageName, zone, createdAt } = image;
      return {
        imageId,
        imageName,
        ...(zone !== undefined && { zone }),
        ...(createdAt !== undefined && { createdAt }),
        removedBy: removedBy.map(({ text, has }) => (has === undefined ? text : `${text} (${has(image)})`)),
      };
    }),
  };
}

/** Returns the explanation of an answer from the lockfile. Nothing was listed, so it has no further facts. */
export function explainLocked([query]: Queries, matched: number): Explanation {
  const text =
    `The lockfile answered; ${matched} matched when the answer was locked. ` +
    "To see how, ask UCloud: ucloud-image explain, with the same filter.";
  return { query: valuesOf(query), listed: 0, matched, funnel: [], nearestMisses: [], fallbacks: [], hints: [], text };
}
