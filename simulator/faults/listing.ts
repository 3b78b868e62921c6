import * as z from "zod";
import type { Answer } from "../answer";

/** Faults in a page of DescribeImage. They do not change an answer without ImageSet. */
export const listingEffect = z.discriminatedUnion("kind", [
  z.strictObject({
    /** Pages are smaller than the simulator's largest. */
    kind: z.literal("pageLimit"),
    /** The most images on a page. */
    limit: z.int().min(1),
  }),
  z.strictObject({
    /** Pages after the first start at another place. */
    kind: z.literal("shift"),
    /** -1: as if an image was published meanwhile. 1: as if one was removed. */
    by: z.int(),
  }),
  z.strictObject({
    /** Another TotalCount. */
    kind: z.literal("totalCount"),
    /** Any value. Default: TotalCount is missing. */
    value: z.unknown().optional(),
  }),
  z.strictObject({
    /** TotalCount changes from each request to the next. */
    kind: z.literal("movingTotalCount"),
    /** By how much; negative when it shrinks. */
    step: z.int(),
  }),
  z.strictObject({
    /** The first image of the page appears a second time, at its end. */
    kind: z.literal("duplicates"),
  }),
  z.strictObject({
    /** No images, but the right TotalCount. */
    kind: z.literal("emptyPage"),
  }),
  z.strictObject({
    /** There is always another full page of new images. */
    kind: z.literal("endless"),
  }),
  z.strictObject({
    /** Every image of the page has other fields. */
    kind: z.literal("imageFields"),
    /** Fields to set. Default: none. */
    fields: z.record(z.string(), z.unknown()).optional(),
    /** Names of fields to remove. Default: none. */
    without: z.array(z.string()).optional(),
  }),
]);

/**
 * A fault in a page of DescribeImage.
 *
 * @useDeclaredType
 */
export type ListingEffect = z.output<typeof listingEffect>;

const kinds: ReadonlySet<string> = new Set(listingEffect.options.map(({ shape }) => shape.kind.value));

export function isListing(effect: { readonly kind: string } | undefined): effect is ListingEffect {
  return effect !== undefined && kinds.has(effect.kind);
}

export function alterListing(effect: ListingEffect, answer: Answer, offset: number, round: number): Answer {
  const { ImageSet, TotalCount: total } = answer;
  if (!Array.isArray(ImageSet)) return answer;
  const images = ImageSet as Record<string, unknown>[];
  switch (effect.kind) {
    // These two apply while the page is read.
    case "pageLimit":
    case "shift":
      return answer;
    case "totalCount":
      return { ...answer, TotalCount: effect.value };
    case "movingTotalCount":
      return { ...answer, TotalCount: Math.max(0, Number(total) + effect.step * (round - 1)) };
    case "duplicates":
      return { ...answer, ImageSet: [...images, ...images.slice(0, 1)] };
    case "emptyPage":
      return { ...answer, ImageSet: [] };
    case "endless":
      return endlessPage(answer, images, offset, round);
    case "imageFields": {
      const { fields = {}, without = [] } = effect;
      return { ...answer, ImageSet: images.map((image) => withoutFields({ ...image, ...fields }, without)) };
    }
  }
}

// After the real end there are no images to copy, so the page has plain ones.
function endlessPage(answer: Answer, images: readonly object[], offset: number, round: number): Answer {
  const models = images.length > 0 ? images : Array.from({ length: 20 }, () => ({ State: "Available" }));
  const endless = models.map((image, index) => ({ ...image, ImageId: `uimage-endless-${round}-${offset + index}` }));
  return { ...answer, ImageSet: endless, TotalCount: offset + endless.length * 2 };
}

function withoutFields(image: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(image).filter(([name]) => !names.includes(name)));
}
