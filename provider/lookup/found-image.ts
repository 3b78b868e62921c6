import * as z from "zod";
import { daysToEndOfLife } from "../image/end-of-life";
import { imageRecord, type Image } from "../image/image";

/**
 * Returns a copy of an image with the facts that depend on the time of the lookup. The caller may change the copy; the
 * catalogue's image is used by other lookups and shares its lists with other images.
 */
export function foundImageAt(image: Image, now: Date): FoundImage {
  const daysToEol = daysToEndOfLife(image.maintainEol, now);
  return {
    ...withOwnLists(image),
    ...(daysToEol !== undefined && { daysToEol }),
  };
}

/** Returns a copy with its own lists and records, in all fields. */
function withOwnLists(image: Image): Image {
  const fields = Object.entries(image).map(([field, value]) => [field, Array.isArray(value) ? value.map(own) : value]);
  return Object.fromEntries(fields) as Image;
}

function own(item: unknown): unknown {
  return typeof item === "object" && item !== null ? { ...item } : item;
}

export const matchedField = z.int().describe("Number of images that matched.");
export const matchedFallbackField = z
  .int()
  .optional()
  .describe("Position of the fallback that matched, from 0; absent when the filter itself did.");

/** An image with the facts that depend on the time of the lookup. */
export const foundImage = imageRecord.extend({
  daysToEol: z
    .int()
    .optional()
    .describe(
      "Days until the end of maintenance in UTC+8: 0 on its last day, negative once past; absent when unknown.",
    ),
});

export type FoundImage = z.infer<typeof foundImage>;
