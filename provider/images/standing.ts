import { criteriaOf } from "./criteria";
import type { Filter, FilterField } from "./filter";
import type { Image } from "./image";
import type { Query } from "./query";

/**
 * Which of a lookup's queries an image is of: the first whose lasting demands it meets, 0 being the filter itself and
 * the rest its fallbacks. Undefined when it is of none, as an image may be that was pinned by its id.
 */
export function standing(image: Image, queries: readonly Query[]): number | undefined {
  const position = queries.findIndex(({ filter }) => meetsLastingDemands(image, filter));
  return position < 0 ? undefined : position;
}

/** What an image is stays; its state, its age and what is left of its maintenance change with time. */
export function meetsLastingDemands(image: Image, filter: Filter): boolean {
  const { imageType, imageIds, funcTypes } = filter;
  return (
    (imageType === undefined || image.imageType === imageType) &&
    imageIds?.includes(image.imageId) !== false &&
    (funcTypes === undefined || funcTypes.some((type) => type === image.funcType)) &&
    criteriaOf(filter, new Date(0)).every(({ field, admits }) => passing.includes(field) || admits(image))
  );
}

const passing: readonly FilterField[] = ["states", "allowEndOfLife", "minSupportDays", "minAgeDays", "createdBefore"];
