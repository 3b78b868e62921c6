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
    ...withOwnLists(image),
    ...(daysToEol !== undefined && { daysToEol }),
  };
}

/** A copy whose lists, and the records in them, are its own, whichever fields hold them. */
function withOwnLists(image: Image): Image {
  const fields = Object.entries(image).map(([field, value]) => [field, Array.isArray(value) ? value.map(own) : value]);
  return Object.fromEntries(fields) as Image;
}

function own(item: unknown): unknown {
  return typeof item === "object" && item !== null ? { ...item } : item;
}
