import { z } from "zod";
import { daysToEndOfLife } from "../image/end-of-life";
import { imageRecord, type Image } from "../image/image";

/**
 * An image with what only the moment of the lookup can say. It is the caller's own, to change at will: the catalogue's
 * goes to every other lookup too, and shares its lists with other images.
 */
export function foundToday(image: Image, now: Date): FoundImage {
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

export const matchedField = z.int().describe("How many images matched.");
export const matchedFallbackField = z
  .int()
  .optional()
  .describe("Which of the fallbacks matched, counted from 0; absent when the filter itself did.");

/** An image with what only the moment of the lookup can say. */
export const foundImage = imageRecord.extend({
  daysToEol: z
    .int()
    .optional()
    .describe(
      "Days until the end of maintenance in UTC+8: 0 on its last day, negative once past; absent when unknown.",
    ),
});

export type FoundImage = z.infer<typeof foundImage>;
