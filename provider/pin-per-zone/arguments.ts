import * as z from "zod";
import { describe } from "../filter/arguments";
import { imageRecord } from "../image/image";
import { zonesFields } from "../lookup/get-image-per-zone";
import { pinFields } from "../pin/arguments";
import { statuses } from "../pin/condition";
import { driftRecord } from "../pin/drift";
import { pinOrigin } from "../pin/record";
import { imageIdIn } from "../text/image-id";

// Known ids are named zone by zone here, and each zone has its own image.
const { imageIds: _idsOfFilter, acrossZones: _elsewhere, ...filterFields } = zonesFields;

/** The arguments of a `PinnedImagePerZone`. */
export const pinnedImagePerZoneArguments = describe({
  ...filterFields,
  ...pinFields,
  imageIds: z
    .record(z.string(), z.string().overwrite(imageIdIn).min(1))
    .optional()
    .describe(
      "Pins these known ids, one for each of `zones` by its name, instead of looking them up: such as those of hosts that are there already. All must exist, under one name. Default: looked up.",
    ),
});

/** By whom and by which query the images of several zones were pinned. The names of the zones say where they are. */
export const perZoneOrigin = pinOrigin.omit({ region: true, zone: true });

/** The outputs of a `PinnedImagePerZone` besides its arguments. */
export const pinnedImagePerZoneOutputs = z.object({
  commonName: z.string().describe("The name that the pinned images have in every zone."),
  imageIds: z
    .record(z.string(), z.string())
    .describe("Ids of the pinned images by zone: what a host in that zone takes as its ImageId."),
  pinned: perZoneOrigin.describe("By whom and by which query the images were pinned."),
  images: z
    .record(z.string(), imageRecord)
    .describe("The pinned images by zone, as they were when the pin was made, or last updated or refreshed."),
  status: z
    .enum(statuses)
    .describe(
      "How the pin stood when it was last updated or refreshed: the gravest of all zones. `current`, `superseded` (a match comes before it), `endOfLife` (past MaintainEol), `unavailable` (its state starts no host) or `gone`.",
    ),
  newestImageIds: z
    .record(z.string(), z.string())
    .describe("Ids that the filter finds now, by zone; the pin's own when nothing comes before them."),
  drift: z
    .record(z.string(), driftRecord)
    .describe("What a move to the newest images would change, by zone; empty where there is none."),
});
