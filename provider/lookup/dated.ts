import { daysToEndOfLife } from "../images/end-of-life";
import type { Image } from "../images/image";
import type { FoundImage } from "../images/results";

/**
 * An image with what only the moment of the lookup can say. It is the caller's own, to change at will: the catalogue's
 * goes to every other lookup too, and shares its lists with other images.
 */
export function dated(image: Image, now: Date): FoundImage {
  const daysToEol = daysToEndOfLife(image.maintainEol, now);
  return {
    ...image,
    features: [...image.features],
    dataSnapshotIds: [...image.dataSnapshotIds],
    supportedGpuTypes: [...image.supportedGpuTypes],
    sceneCategories: [...image.sceneCategories],
    priceSet: image.priceSet.map((price) => ({ ...price })),
    ...(daysToEol !== undefined && { daysToEol }),
  };
}
