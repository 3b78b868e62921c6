import * as z from "zod";
import type { Image } from "../images/image";
import { seededRandom, type Random } from "../random";

/**
 * Faults in the listing of DescribeImage before a page is cut from it, and in what the server reads of a request. They
 * add up: all that match a request hit it, together with at most one fault of another kind.
 */
export const arrangingEffect = z.discriminatedUnion("kind", [
  z.strictObject({
    /** The server ignores some parameters, as UCloud ignores a wrong FuncType. */
    kind: z.literal("ignore"),
    /** Their names; `ImageIds` stands for `ImageIds.0` and all others. */
    names: z.array(z.string()).nonempty(),
  }),
  z.strictObject({
    /** The order of the listing differs from request to request. */
    kind: z.literal("reorder"),
    /** The most places that an image moves. Default: an image may come anywhere. */
    places: z.int().min(1).optional(),
  }),
  z.strictObject({
    /** Some images are listed twice, the second time after all others: the same ones in every request. */
    kind: z.literal("repeat"),
    /** One image of this many, by chance. Default: 10. */
    every: z.int().min(1).optional(),
    /** Whether TotalCount counts them twice. Default: true. */
    counted: z.boolean().optional(),
  }),
  z.strictObject({
    /** Some images are left out, different ones in each request. TotalCount counts them all. */
    kind: z.literal("drop"),
    /** One image of this many. Default: 10. */
    every: z.int().min(1).optional(),
  }),
  z.strictObject({
    /** With each request some of the images that it asks for are deleted, and as many new ones published. */
    kind: z.literal("turnover"),
    /** How many. Default: 1. */
    images: z.int().min(1).optional(),
  }),
]);

/**
 * A fault in the listing of DescribeImage before a page is cut from it, or in what the server reads of a request.
 *
 * @useDeclaredType
 */
export type ArrangingEffect = z.output<typeof arrangingEffect>;

const kinds: ReadonlySet<string> = new Set(arrangingEffect.options.map(({ shape }) => shape.kind.value));

export function isArranging(effect: { readonly kind: string }): effect is ArrangingEffect {
  return kinds.has(effect.kind);
}

/** The images of a request in their order, and its TotalCount. */
export interface Listed {
  readonly images: readonly Image[];
  readonly totalCount: number;
}

/** Returns the listing as the fault changes it when it hits its `round`th request. */
export function arrange(effect: ArrangingEffect, listed: Listed, round: number): Listed {
  const { images, totalCount } = listed;
  switch (effect.kind) {
    // These two apply before there is a listing.
    case "ignore":
    case "turnover":
      return listed;
    case "reorder":
      return { images: reordered(images, effect.places, round), totalCount };
    case "repeat": {
      const { every = 10, counted = true } = effect;
      const repeated = images.filter((image) => chanceOf(image) * every < 1);
      return { images: [...images, ...repeated], totalCount: totalCount + (counted ? repeated.length : 0) };
    }
    case "drop": {
      const { every = 10 } = effect;
      return { images: images.filter((_, index) => index % every !== round % every), totalCount };
    }
  }
}

function reordered(images: readonly Image[], places: number | undefined, round: number): readonly Image[] {
  const random = seededRandom(`reorder ${round}`);
  if (places === undefined) return inAnyOrder(images, random);
  const ranked = images.map((image, index) => ({ image, rank: index + random() * (places + 1) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ image }) => image);
}

/** Fisher and Yates's shuffle. It is fast: a listing of 10,000 images is reordered for each of its pages. */
function inAnyOrder(images: readonly Image[], random: Random): readonly Image[] {
  const order = [...images];
  for (let left = order.length; left > 1; left -= 1) {
    const [last, other] = [left - 1, Math.floor(random() * left)];
    const [a, b] = [order[last], order[other]];
    if (a !== undefined && b !== undefined) [order[last], order[other]] = [b, a];
  }
  return order;
}

const chances = new WeakMap<Image, number>();

/** Returns a number in [0, 1) that depends only on the image. */
function chanceOf(image: Image): number {
  const chance = chances.get(image) ?? seededRandom(`repeat ${image.ImageId}`)();
  chances.set(image, chance);
  return chance;
}

/** Returns the parameters of a request without those that a fault makes the server ignore. */
export function heard(
  values: ReadonlyMap<string, string>,
  effects: readonly ArrangingEffect[],
): ReadonlyMap<string, string> {
  const names = effects.flatMap((effect) => (effect.kind === "ignore" ? effect.names : []));
  const ignored = (name: string): boolean => names.some((other) => name === other || name.startsWith(`${other}.`));
  return names.length === 0 ? values : new Map([...values].filter(([name]) => !ignored(name)));
}
