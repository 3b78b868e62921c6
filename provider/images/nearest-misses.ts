import { criteriaOf, type Criterion } from "./criteria";
import type { Filter } from "./filter";
import type { Image } from "./image";
import { ordered } from "./order";

/** An image that is no match, with the demands that removed it: one, unless every image fails several. */
export interface Miss {
  readonly image: Image;
  readonly removedBy: readonly Criterion[];
}

/**
 * The images that fail the fewest demands. Of several that fail one, those come first that fail a later one (they are
 * more of what was asked for), are less far off, or come first in the filter's order; of one name that fails in the
 * same way there is one.
 */
export function nearestMisses(images: readonly Image[], filter: Filter, now: Date): Miss[] {
  const criteria = criteriaOf(filter, now);
  let fewest = Infinity;
  let nearest: Miss[] = [];
  for (const image of ordered(images, filter.orderBy)) {
    const removedBy = criteria.filter((criterion) => !criterion.admits(image));
    if (removedBy.length > 0 && removedBy.length < fewest) {
      fewest = removedBy.length;
      nearest = [];
    }
    if (removedBy.length === fewest) {
      nearest.push({ image, removedBy });
    }
  }
  const position = ({ removedBy }: Miss) => criteria.findIndex((criterion) => criterion === removedBy[0]);
  nearest.sort((a, b) => position(b) - position(a) || distance(a) - distance(b));
  const different = new Map(nearest.toReversed().map((miss) => [kindOf(miss), miss]));
  return nearest.filter((miss) => different.get(kindOf(miss)) === miss).slice(0, most);
}

const most = 3;

function distance({ image, removedBy }: Miss): number {
  return removedBy[0]?.distance?.(image) ?? 0;
}

function kindOf({ image, removedBy }: Miss): string {
  return JSON.stringify([image.imageName, removedBy.map(({ text }) => text)]);
}
