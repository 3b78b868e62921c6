import * as z from "zod";
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

/** Describes a fault. Unknown fields are refused: a misspelt fault would make a test pass that tests nothing. */
export const fault = z.strictObject({
  /** Only with requests of this action. Default: with all. */
  action: z.string().optional(),
  /** Only with requests that have these parameters, by their flat names. Default: with all. */
  parameters: z.record(z.string(), z.string()).optional(),
  /** How many matching requests succeed first. Default: 0. */
  after: z.int().min(0).optional(),
  /** How many matching requests are hit then. Default: 1, or "always" when there is a probability. */
  times: z.union([z.int().min(1), z.literal("always")]).optional(),
  /** The chance that a matching request is hit, from 0 to 1. Default: 1. */
  probability: z.number().min(0).max(1).optional(),
  /** What happens to them. Of several effects, each request gets one at random; the list must not be empty. */
  effect: z.union([effect, z.array(effect).nonempty().readonly()]),
});

/**
 * What goes wrong, and with which requests.
 *
 * @useDeclaredType
 */
export type Fault = z.output<typeof fault>;
