import { z } from "zod";
import { deliveryEffect, type DeliveryEffect } from "./delivery";
import { insteadEffect, type InsteadEffect } from "./instead";
import { listingEffect, type ListingEffect } from "./listing";

/** What goes wrong with a request: instead of its answer, in what is listed, or on the way back. */
export type Effect = InsteadEffect | ListingEffect | DeliveryEffect;

/** What goes wrong, and with which requests. */
export interface Fault {
  /** Only with requests of this action. Default: with all. */
  readonly action?: string | undefined;
  /** Only with requests that have these parameters, by their flat names. Default: with all. */
  readonly parameters?: Record<string, string> | undefined;
  /** So many of the matching requests go well first. Default: 0. */
  readonly after?: number | undefined;
  /** So many of the matching requests are spoiled then. Default: 1, and "always" when there is a probability. */
  readonly times?: number | "always" | undefined;
  /** The chance that a matching request is spoiled, from 0 to 1. Default: 1. */
  readonly probability?: number | undefined;
  /** What happens to them. Of several, of which there must be one at least, each time one is taken at random. */
  readonly effect: Effect | readonly Effect[];
}

const effect = z.discriminatedUnion("kind", [
  ...insteadEffect.options,
  ...listingEffect.options,
  ...deliveryEffect.options,
]);

export const fault = z.strictObject({
  action: z.string().optional(),
  parameters: z.record(z.string(), z.string()).optional(),
  after: z.int().min(0).optional(),
  times: z.union([z.int().min(1), z.literal("always")]).optional(),
  probability: z.number().min(0).max(1).optional(),
  effect: z.union([effect, z.array(effect).nonempty()]),
}) satisfies z.ZodType<Fault>;
