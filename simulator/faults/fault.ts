import { z } from "zod";
import { arrangingEffect, type ArrangingEffect } from "./arranging";
import { deliveryEffect, type DeliveryEffect } from "./delivery";
import { insteadEffect, type InsteadEffect } from "./instead";
import { listingEffect, type ListingEffect } from "./listing";

const effect = z.discriminatedUnion("kind", [
  ...insteadEffect.options,
  ...listingEffect.options,
  ...arrangingEffect.options,
  ...deliveryEffect.options,
]);

/** What goes wrong with a request: instead of its answer, in what is listed, or on the way back. */
export type Effect = InsteadEffect | ListingEffect | ArrangingEffect | DeliveryEffect;

/** Refuses what is no fault: a misspelt one would make a test pass that tests nothing. */
export const fault = z.strictObject({
  /** Only with requests of this action. Default: with all. */
  action: z.string().optional(),
  /** Only with requests that have these parameters, by their flat names. Default: with all. */
  parameters: z.record(z.string(), z.string()).optional(),
  /** So many of the matching requests go well first. Default: 0. */
  after: z.int().min(0).optional(),
  /** So many of the matching requests are spoiled then. Default: 1, and "always" when there is a probability. */
  times: z.union([z.int().min(1), z.literal("always")]).optional(),
  /** The chance that a matching request is spoiled, from 0 to 1. Default: 1. */
  probability: z.number().min(0).max(1).optional(),
  /** What happens to them. Of several, of which there must be one at least, each time one is taken at random. */
  effect: z.union([effect, z.array(effect).nonempty().readonly()]),
});

/**
 * What goes wrong, and with which requests.
 *
 * @useDeclaredType
 */
export type Fault = z.output<typeof fault>;
