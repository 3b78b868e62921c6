import { criteriaOf, type Criterion } from "../filter/criteria";
import type { Filter } from "../filter/filter";
import { ordered } from "../filter/order";
import type { Image } from "../image/image";

/** An image that is no match, with the demands that removed it: one, unless every image fails several. */
export interface Miss {
  readonly image: Image;
  readonly removedBy: readonly Criterion[];
}

/**
 * The images that fail the fewest demands. Of several that fail one, those come first that fail a later one (they are
 * more of what was asked for) or come first in the filter's order. Those that are farther off than the first are left
 * out, and of one name that fails in the same way there is one.
 */
export function nearestMisses(images: readonly Image[], filter: Filter, now: Date): Miss[] {
  const criteria = criteriaOf(filter, now);
  const nearest = ordered(failingFewest(images, criteria), filter.orderBy).map((image) => ({
    image,
    removedBy: criteria.filter((criterion) => !criterion.admits(image)),
  }));
  const position = ({ removedBy }: Miss) => criteria.findIndex((criterion) => criterion === removedBy[0]);
  nearest.sort((a, b) => position(b) - position(a) || distance(a) - distance(b));
  const [first] = nearest;
  const different = new Map<string, Miss>();
  for (const miss of nearest) {
    if (different.size === most || (first !== undefined && distance(miss) > distance(first))) {
      break;
    }
    different.set(kindOf(miss), different.get(kindOf(miss)) ?? miss);
  }
  return [...different.values()];
}

const most = 3;

/** The images of which none fails fewer demands, but one at least. Of thousands, most are given up early. */
function failingFewest(images: readonly Image[], criteria: readonly Criterion[]): Image[] {
  let fewest = Infinity;
  let nearest: Image[] = [];
  for (const image of images) {
    const failed = failuresOf(image, criteria, fewest);
    if (failed > 0 && failed < fewest) {
      fewest = failed;
      nearest = [];
    }
    if (failed === fewest) {
      nearest.push(image);
    }
  }
  return nearest;
}

/** How many demands an image fails; counted no further than to one more than `enough`. */
function failuresOf(image: Image, criteria: readonly Criterion[], enough: number): number {
  let failed = 0;
  for (const { admits } of criteria) {
    if (!admits(image) && ++failed > enough) {
      break;
    }
  }
  return failed;
}

function distance({ image, removedBy }: Miss): number {
  return removedBy[0]?.distance?.(image) ?? 0;
}

function kindOf({ image, removedBy }: Miss): string {
  return JSON.stringify([image.imageName, removedBy.map(({ text }) => text)]);
}
