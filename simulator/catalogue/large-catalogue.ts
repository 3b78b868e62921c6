import type { Image } from "../images/image";
import { baseImages } from "./base-images";

/**
 * Returns many images in one zone, for measurements: the zone's standard images repeated, each with its own id and
 * CreateTime. They share everything else, so that 100,000 of them take little memory.
 */
export function largeCatalogue(count: number, zone = "cn-bj2-05"): Image[] {
  const models = baseImages(1, zone);
  return Array.from({ length: count }, (_, index) => {
    const model = models[index % models.length];
    if (model === undefined) throw new RangeError(`No images for the zone ${zone}.`);
    const round = Math.floor(index / models.length);
    const imageId = `uimage-${index.toString(36).padStart(12, "0")}`;
    return { ...model, ImageId: imageId, CreateTime: (model.CreateTime ?? 1_600_000_000) - round * 3600 };
  });
}
