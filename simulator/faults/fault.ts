import { z } from "zod";
import { deliveryEffect } from "./delivery";
import { insteadEffect } from "./instead";
import { listingEffect } from "./listing";

const effect = z.discriminatedUnion("kind", [
  ...insteadEffect.options,
  ...listingEffect.options,
  ...deliveryEffect.options,
]);

/** What goes wrong, and with which requests. */
export const fault = z.strictObject({
  /** Only with requests of this action. Default: with all. */
  action: z.string().optional(),
  /** Only with requests that have these parameters, by their flat names. Default: with all. */
  parameters: z.record(z.string(), z.string()).optional(),
  /** So many of the matching requests go well first. Default: 0. */
  after: z.int().min(0).optional(),
  /** So many of the matching requests are spoiled then. Default: 1, and "always" when there is a probability. */
  times: z.union([z.int().min(1), z.literal("always")]).optional(),
  /** The chance that a matching request is spoiled. Default: 1. */
  probability: z.number().min(0).max(1).optional(),
  /** Of several, each time one is taken at random. */
  effect: z.union([effect, z.array(effect).nonempty()]),
});

export type Effect = z.infer<typeof effect>;
export type Fault = z.infer<typeof fault>;
