import { isDeepStrictEqual } from "node:util";
import type { Arguments } from "../filter/arguments";
import { brokenCriteria, matchedQueryIndex } from "../filter/criteria";
import { filterFields, type FilterField } from "../filter/filter";
import type { Queries, Query } from "../filter/query";
import type { Image } from "../image/image";
import type { PinnedImageArguments } from "./arguments";
import { recordOf } from "./record";

/**
 * The recorded image, if it may stay: the same id is asked for, no trigger changed, it lies in the query's place, and
 * it meets those demands that changed. Demands that did not change are not held against it: what happens to an image
 * with time is for the policies, or tomorrow's preview would replace today's hosts. An image of a fallback may stay,
 * whatever the filter itself became.
 */
export function keptImage(
  olds: Arguments,
  news: Arguments,
  args: PinnedImageArguments,
  [query, ...fallbacks]: Queries,
  now: Date,
): Image | undefined {
  const recorded = recordOf(olds)?.image;
  if (recorded === undefined || !isDeepStrictEqual(olds["triggers"], news["triggers"])) {
    return undefined;
  }
  if (args.imageId !== undefined) {
    return args.imageId === recorded.imageId ? recorded : undefined;
  }
  const changed = changedFields(olds, news);
  if (!liesIn(recorded, query)) {
    return undefined;
  }
  const excluded =
    changed.includes("funcTypes") ||
    (changed.includes("imageType") && recorded.imageType !== query.filter.imageType) ||
    (changed.includes("imageIds") && query.filter.imageIds?.includes(recorded.imageId) === false) ||
    brokenCriteria(recorded, query.filter, now).some(({ field }) => changed.includes(field));
  return excluded && matchedQueryIndex(recorded, fallbacks) === undefined ? undefined : recorded;
}

export function liesIn(image: Image, { filter }: Query): boolean {
  return (
    image.region === filter.region &&
    (filter.zone === undefined || image.zone === undefined || image.zone === filter.zone)
  );
}

function changedFields(olds: Arguments, news: Arguments): FilterField[] {
  const fields = Object.keys(filterFields) as FilterField[];
  return fields.filter((field) => !isDeepStrictEqual(olds[field] ?? undefined, news[field] ?? undefined));
}
