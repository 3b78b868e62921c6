import * as z from "zod";
import { filterFields } from "../provider/filter/filter";
import { architectures, imageTypes, states } from "../provider/image/vocabulary";

const { fallbacks: _fallbacks, orderBy: _orderBy, unique: _unique, ...fields } = filterFields;

const places = z.array(z.string().min(1)).min(1).optional();

/**
 * The arguments of `report`: the filter, without the fields that choose one image of several. The defaults are wider than
 * those of a lookup: a lookup leaves out images that no host should be made from, and a report shows them.
 */
export const reportArguments = z.strictObject({
  ...fields,
  region: places.describe(
    "Regions whose images are listed, such as `cn-bj2`; several stand side by side. One without a zone in `zone` is listed whole. Default: UCLOUD_REGION, then the UCloud profile. DescribeImage: Region.",
  ),
  zone: places.describe(
    "Zones whose images are listed, such as `cn-bj2-05`; several stand side by side. Default: UCLOUD_ZONE, then the UCloud profile; without any, all zones of the region. DescribeImage: Zone.",
  ),
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
    .describe("States to show; images that are not available are drawn hollow. Default: all."),
  allowEndOfLife: z
    .boolean()
    .default(true)
    .describe("Leaves out images past their end of maintenance. By default they are shown."),
});
