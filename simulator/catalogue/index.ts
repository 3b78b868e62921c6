import type { Image } from "../images/image";
import { seededRandom, shuffled } from "../random";
import { zones as allZones } from "../regions";
import { baseImages } from "./base-images";
import { customImages } from "./custom-images";
import { gpuImages } from "./gpu-images";
import { marketImages } from "./market-images";

/**
 * Returns a realistic catalogue: the same images for the same seed. They are shuffled within a zone, because UCloud
 * promises no order.
 */
export function makeCatalogue(seed: number | string = 1, zones: readonly string[] = allZones): Image[] {
  return zones.flatMap((zone) => shuffled(imagesOf(seed, zone), seededRandom(`${seed} ${zone} order`)));
}

function imagesOf(seed: number | string, zone: string): Image[] {
  return [baseImages, gpuImages, marketImages, customImages].flatMap((make) => make(seed, zone));
}
