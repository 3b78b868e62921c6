import { z } from "zod";
import type { Arguments } from "../filter/arguments";
import { imageRecord, type Image } from "../image/image";
import { pinnedImageFields } from "./arguments";
import { statuses } from "./condition";
import { driftRecord, noDrift } from "./drift";
import type { Verdict } from "./apply-policies";

/** The arguments among a pin's properties. The id is left out: there it is the recorded one, wherever it came from. */
export function argumentsOf(properties: Arguments): Arguments {
  const fields = pinnedImageFields.filter((field) => field !== "imageId" && properties[field] !== undefined);
  return Object.fromEntries(fields.map((field) => [field, properties[field]]));
}

/** The record of an image, as its review found it; without a review it was chosen this moment. */
export function recordFor(image: Image, review?: Pick<Verdict, "status" | "newest" | "drift">): PinRecord {
  return {
    imageId: image.imageId,
    image,
    status: review?.status ?? "current",
    newestImageId: review?.newest?.imageId ?? image.imageId,
    drift: review?.drift ?? noDrift,
  };
}

/** The record that an earlier check left among a pin's properties. */
export function recordOf(properties: Arguments): PinRecord | undefined {
  const { imageId, image, status, newestImageId, drift } = properties as Partial<PinRecord>;
  return imageId === undefined || image === undefined
    ? undefined
    : {
        imageId,
        image,
        status: status ?? "current",
        newestImageId: newestImageId ?? imageId,
        drift: drift ?? noDrift,
      };
}

/** What a `PinnedImage` has besides its arguments. */
export const pinnedImageOutputs = z.object({
  imageId: z.string().describe("Id of the pinned image: what a host takes as its ImageId."),
  image: imageRecord.describe("The pinned image as it was when it was pinned or last refreshed."),
  status: z
    .enum(statuses)
    .describe(
      "How the pin stood when it was last updated or refreshed: `current`, `superseded` (a match comes before it), `endOfLife` (past MaintainEol), `unavailable` (its state starts no host) or `gone`.",
    ),
  newestImageId: z.string().describe("Id that the filter finds now; the pin's own when nothing comes before it."),
  drift: driftRecord.describe("What a move to the newest image would change; empty when there is none."),
});

export type PinRecord = z.infer<typeof pinnedImageOutputs>;
