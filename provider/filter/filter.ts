import * as z from "zod";
import { imageRows, placeRows, schemasOf } from "./fields";
import { hostShape } from "./host";

/** A fallback, which is tried when the filter itself matches nothing. */
export const fallbackFilter = z.strictObject(schemasOf(imageRows));

/**
 * Everything that a lookup can ask for. Types, validation, documentation and the plugin's schema are derived from these
 * fields. Editors show the texts written here for the fields of the TypeScript package.
 */
export const filterFields = {
  ...schemasOf(placeRows),
  ...schemasOf(imageRows),
  host: hostShape
    .optional()
    .describe(
      "What the image is to boot on. Images that CreateUHostInstance would refuse there are left out, by UCloud's own rules; on ARM the default architecture is `arm64`. Default: any host, so that nothing is checked.",
    ),
  fallbacks: z
    .array(fallbackFilter)
    .optional()
    .describe(
      "Further filters, tried in order when this one matches nothing; the first with a match wins, and the result says which. Each is whole in itself: only region, zone, projectId and host are taken from this one. Default: none.",
    ),
} as const;

type Described = z.ZodObject<typeof filterFields>;

/** A filter as a program writes it. */
export type FilterArgs = z.input<Described>;

/** A filter that has been validated, with its defaults filled in. */
export type Filter = z.output<Described>;

export type FilterField = keyof typeof filterFields;
