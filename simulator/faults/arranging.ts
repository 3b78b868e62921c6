import { z } from "zod";
import type { Image } from "../images/image";
import { seededRandom, type Random } from "../random";

/**
 * Faults in the listing of DescribeImage before a page is cut from it, and in what the server reads of a request. They
 * can be combined: a request meets all of them that are meant for it, and one of the others beside.
 */
export const arrangingEffect = z.discriminatedUnion("kind", [
  z.strictObject({
    /** The server takes no notice of some parameters, as UCloud does of a wrong FuncType. */
    kind: z.literal("ignore"),
    /** Their names; `ImageIds` stands for `ImageIds.0` and all others. */
    names: z.array(z.string()).nonempty(),
  }),
  z.strictObject({
    /** The order of the listing differs from request to request. */
    kind: z.literal("reorder"),
    /** By so many places at most. Default: an image may come anywhere. */
    places: z.int().min(1).optional(),
  }),
  z.strictObject({
    /** Some images are listed twice, the second time behind all others: the same ones for every request. */
    kind: z.literal("repeat"),
    /** One of so many, by chance. Default: 10. */
    every: z.int().min(1).optional(),
    /** Whether TotalCount counts them twice. Default: true. */
    counted: z.boolean().optional(),
  }),
  z.strictObject({
    /** Some images are left out, others with each request, and TotalCount counts them all. */
    kind: z.literal("drop"),
    /** One of so many. Default: 10. */
    every: z.int().min(1).optional(),
  }),
  z.strictObject({
    /** With each request some of the images that it asks for go for good, and as many others come. */
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

/** The images that a request can have, in their order, and how many of them TotalCount tells. */
export interface Listed {
  readonly images: readonly Image[];
  readonly totalCount: number;
}

/** What a fault makes of a listing when it hits a request for the `round`th time. */
export function arrange(effect: ArrangingEffect, listed: Listed, round: number): Listed {
  const { images, totalCount } = listed;
  switch (effect.kind) {
    // These two are heeded before there is a listing.
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

/** Fisher and Yates's shuffle: a listing of 10,000 images is reordered for each of its pages. */
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

/** A number in [0, 1) that is the image's own. */
function chanceOf(image: Image): number {
  const chance = chances.get(image) ?? seededRandom(`repeat ${image.ImageId}`)();
  chances.set(image, chance);
  return chance;
}

/** The parameters of a request but for those that a fault makes the server ignore. */
export function heard(
  values: ReadonlyMap<string, string>,
  effects: readonly ArrangingEffect[],
): ReadonlyMap<string, string> {
  const names = effects.flatMap((effect) => (effect.kind === "ignore" ? effect.names : []));
  const ignored = (name: string): boolean => names.some((other) => name === other || name.startsWith(`${other}.`));
  return names.length === 0 ? values : new Map([...values].filter(([name]) => !ignored(name)));
}
