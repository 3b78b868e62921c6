import type { Image } from "../images/image.js";
import { seededRandom, shuffled } from "../random.js";
import { zones as allZones } from "../regions.js";
import { baseImages } from "./base-images.js";
import { customImages } from "./custom-images.js";
import { gpuImages } from "./gpu-images.js";
import { marketImages } from "./market-images.js";

/**
 * A believable catalogue: the same images for the same seed. Within a zone they are shuffled, because UCloud promises
 * no order.
 */
export function makeCatalogue(seed: number | string = 1, zones: readonly string[] = allZones): Image[] {
  return zones.flatMap((zone) => shuffled(imagesOf(seed, zone), seededRandom(`${seed} ${zone} order`)));
}

function imagesOf(seed: number | string, zone: string): Image[] {
  return [baseImages, gpuImages, marketImages, customImages].flatMap((make) => make(seed, zone));
}
