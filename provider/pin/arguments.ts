import * as z from "zod";
import { describe } from "../filter/arguments";
import { filterFields } from "../filter/filter";
import { usualNoticeDays } from "../image/end-of-life";
import { imageIdIn } from "../text/image-id";

export const policies = ["ignore", "warn", "error", "update"] as const;
export type Policy = (typeof policies)[number];

const policy = (event: string) =>
  z
    .enum(policies)
    .default("warn")
    .describe(
      `What to do when ${event}: \`ignore\` it, \`warn\` on the pin's row, fail with an \`error\`, or \`update\` the pin to the image that the filter finds now.`,
    );

const policyFields = {
  onSuperseded: policy("a match exists that comes before the pinned image in the filter's order"),
  onEndOfLife: policy("the pinned image is past its end of maintenance"),
  onUnavailable: policy("no host can be made from the pinned image any more, because it is retired or gone"),
  endOfLifeNoticeDays: z
    .int()
    .nonnegative()
    .default(usualNoticeDays)
    .describe("From how many days before the end of maintenance on the pin's row warns of it. 0 is its last day."),
};

/** The arguments that every pin takes besides its filter. */
export const pinFields = {
  ...policyFields,
  triggers: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("Any values; when one of them changes, the pin moves to the image that the filter finds now."),
};

/** The arguments of a `PinnedImage`. */
export const pinnedImageArguments = describe({
  ...filterFields,
  ...pinFields,
  imageId: z
    .string()
    .overwrite(imageIdIn)
    .min(1)
    .optional()
    .describe(
      "Pins this known id (`uimage-xxx`, or `uimage-xxx/NAME`) instead of looking one up, such as the image of a host that is there already. It must exist. Default: looked up.",
    ),
});

export type PolicyField = "onSuperseded" | "onEndOfLife" | "onUnavailable";

/** What a program wants done when the condition of a pinned image changes. */
export interface PinPolicies extends Readonly<Record<PolicyField, Policy>> {
  readonly endOfLifeNoticeDays: number;
}
