import { z } from "zod";
import { imageFields, placeFields } from "./filter-fields";
import { hostShape } from "./host";

/**
 * Everything that a lookup can ask for. Types, validation, documentation and the plugin's schema all come from here;
 * what an editor shows for a field in the TypeScript package is the text written here.
 */
export const filterFields = {
  ...placeFields,
  ...imageFields,
  host: hostShape
    .optional()
    .describe(
      "What the image is to boot on. Images that CreateUHostInstance would refuse there are left out, by UCloud's own rules; on ARM the default architecture is `arm64`. Default: any host, so that nothing is checked.",
    ),
} as const;

type Described = z.ZodObject<typeof filterFields>;

/** What a program writes. */
export type FilterArgs = z.input<Described>;

/** A filter that has been validated, with its defaults filled in. */
export type Filter = z.output<Described>;

export type FilterField = keyof typeof filterFields;
