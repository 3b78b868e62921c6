import { daysToEndOfLife } from "../images/end-of-life";
import type { Image } from "../images/image";
import type { FoundImage } from "../images/results";

/** An image with what only the moment of the lookup can say. */
export function dated(image: Image, now: Date): FoundImage {
  const daysToEol = daysToEndOfLife(image.maintainEol, now);
  return daysToEol === undefined ? image : { ...image, daysToEol };
}
