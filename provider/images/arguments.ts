import { z } from "zod";
import { usualNoticeDays } from "./end-of-life";
import { filterFields, type Filter, type FilterArgs } from "../filter/filter";
import { fitImage } from "./fit";
import { hostShape } from "./host";

/** What `getImage` takes. */
export const getImageArguments = describe({
  ...filterFields,
  explain: z
    .boolean()
    .default(false)
    .describe("Whether the result says why this image was chosen, and which came near."),
});

/** What `getImages` takes. */
export const getImagesArguments = describe({
  ...filterFields,
  allowEmpty: z.boolean().default(true).describe("Whether no match is an empty list; else it is an error."),
});

const { zone: _zone, ...fieldsBesideZone } = filterFields;

/** What `getImagePerZone` takes. */
export const getImagePerZoneArguments = describe({
  ...fieldsBesideZone,
  region: fieldsBesideZone.region.describe("Region of all zones. Default: each zone's own. DescribeImage: Region."),
  zones: z
    .array(z.string().trim().min(1))
    .min(1)
    .describe(
      "Zones that shall all have the image, such as `cn-bj2-02` and `cn-bj2-05`; of several regions if wanted.",
    ),
});

/** What `checkImageFit` takes. */
export const checkImageFitArguments = z.strictObject({
  image: fitImage.describe("The image, as a lookup found it."),
  host: hostShape.describe("What the image is to boot on."),
});

export const policies = ["ignore", "warn", "error", "update"] as const;
export type Policy = (typeof policies)[number];

const policy = (event: string) =>
  z
    .enum(policies)
    .default("warn")
    .describe(
      `What to do when ${event}: \`ignore\` it, \`warn\` on the pin's row, fail with an \`error\`, or \`update\` the pin to the image that the filter finds now.`,
    );

export const policyFields = {
  onSuperseded: policy("a match exists that comes before the pinned image in the filter's order"),
  onEndOfLife: policy("the pinned image is past its end of maintenance"),
  onUnavailable: policy("no host can be made from the pinned image any more, because it is retired or gone"),
  endOfLifeNoticeDays: z
    .int()
    .nonnegative()
    .default(usualNoticeDays)
    .describe("From how many days before the end of maintenance on the pin's row warns of it. 0 is its last day."),
};

/** What `PinnedImage` takes. */
export const pinnedImageArguments = describe({
  ...filterFields,
  ...policyFields,
  triggers: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("Any values; when one of them changes, the pin moves to the image that the filter finds now."),
  imageId: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe(
      "Pins this known id instead of looking one up, such as the image of a host that is there already. It must exist. Default: looked up.",
    ),
});

/** Every argument of a pin, in the order of the filter's table. */
export const pinnedImageFields = Object.keys(pinnedImageArguments.shape) as (keyof PinnedImageArguments)[];

export type GetImageArguments = z.output<typeof getImageArguments>;
export type GetImagesArguments = z.output<typeof getImagesArguments>;
export type GetImagePerZoneArguments = z.output<typeof getImagePerZoneArguments>;
export type PinnedImageArguments = z.output<typeof pinnedImageArguments>;
export type PolicyField = "onSuperseded" | "onEndOfLife" | "onUnavailable";

function describe<const Fields extends z.ZodRawShape>(fields: Fields) {
  return z.strictObject(fields).check((context) => {
    const { fallbacks = [], ...filter } = context.value as FilterArgs;
    for (const [path, { imageType, vendors }] of [
      [[], filter] as const,
      ...fallbacks.map((fallback, position) => [["fallbacks", position], fallback] as const),
    ]) {
      if (imageType === "Business" && vendors === undefined) {
        context.issues.push({
          code: "custom",
          path: [...path, "vendors"],
          input: undefined,
          message: "must name the publishers that you trust, since anybody can publish a newer market image",
        });
      }
    }
  });
}

/** The filter among arguments that hold more. */
export function filterOf(args: Filter): Filter {
  const fields = Object.keys(filterFields) as (keyof Filter)[];
  return Object.fromEntries(fields.flatMap((field) => (field in args ? [[field, args[field]]] : []))) as Filter;
}
