import { z } from "zod";
import { filterFields } from "../provider/filter/filter";
import { architectures, imageTypes, states } from "../provider/image/vocabulary";

const { fallbacks: _fallbacks, orderBy: _orderBy, unique: _unique, ...fields } = filterFields;

/**
 * What `report` takes: the filter, but for what chooses one image of several. A choice leaves out what no host should
 * be made from; a picture of what there is shows it, so that the defaults are wider.
 */
export const reportArguments = z.strictObject({
  ...fields,
  imageType: z
    .array(z.enum(imageTypes))
    .min(1)
    .default(["Base"])
    .describe(
      "Where the images come from: `Base` (UCloud's own), `Custom` (made from your hosts), `Business` (the image market, which also needs `vendors`); several make a listing each. Default: `Base`. DescribeImage: ImageType.",
    ),
  architecture: z.enum(architectures).default("any").describe("CPU architecture. Default: `any`."),
  states: z
    .array(z.enum(states))
    .min(1)
    .default([...states])
    .describe("States that are shown; what is not available is drawn hollow. Default: all."),
  allowEndOfLife: z
    .boolean()
    .default(true)
    .describe("Leaves out images past their end of maintenance. By default they are shown."),
});
