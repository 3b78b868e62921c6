import { criteriaOf, type Criterion } from "../filter/criteria";
import type { Filter } from "../filter/filter";
import { ordered } from "../filter/order";
import type { Image } from "../image/image";

/** An image that does not match, with the criteria that it fails: one, unless every image fails several. */
export interface Miss {
  readonly image: Image;
  readonly removedBy: readonly Criterion[];
}

/**
 * Returns the images that fail the fewest criteria. Images that fail a later criterion come first, since they meet more of
 * the filter; the filter's order decides between the others. Images that fail more than the first are left out, and so are
 * images of the same name that fail in the same way.
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

/** Returns the images that fail the fewest criteria, but at least one. Stops early for most of thousands of images. */
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

/** Returns how many criteria an image fails, counting to one more than `enough` at most. */
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
