import { z } from "zod";
import { statuses } from "./condition";
import { driftRecord } from "./drift";
import { explanationRecord } from "./explanation";
import { brokenRule } from "./fit";
import { imageRecord } from "./image";

const matched = z.int().describe("How many images matched.");
const matchedFallback = z
  .int()
  .optional()
  .describe("Which of the fallbacks matched, counted from 0; absent when the filter itself did.");

/** An image with what only the moment of the lookup can say. */
export const foundImage = imageRecord.extend({
  daysToEol: z
    .int()
    .optional()
    .describe(
      "Days until the end of maintenance in UTC+8: 0 on its last day, negative once past; absent when unknown.",
    ),
});

export const getImageResult = foundImage.extend({
  matched,
  matchedFallback,
  explanation: explanationRecord.optional().describe("Why this image was chosen; absent unless `explain` asks for it."),
});

export const getImagesResult = z.object({
  images: z.array(foundImage).describe("All matches, in the order that was asked for."),
  imageIds: z.array(z.string()).describe("Ids of the matches, in the same order."),
  matched,
  matchedFallback,
  explanation: explanationRecord.describe("How the matches were found, and what came near."),
});

export const getImagePerZoneResult = z.object({
  imageName: z.string().describe("The name that the images have in every zone."),
  images: z.record(z.string(), foundImage).describe("The image of each zone, by the zone's name."),
  imageIds: z.record(z.string(), z.string()).describe("The id to start a host from in each zone, by the zone's name."),
  matched: z.int().describe("How many names all zones have, of images that match."),
  matchedFallback,
});

export const checkImageFitResult = z.object({
  fits: z.boolean().describe("Whether CreateUHostInstance makes this host from this image, as far as the rules tell."),
  brokenRules: z.array(brokenRule).describe("The rules that the image breaks; empty when it fits."),
});

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
export type FoundImage = z.infer<typeof foundImage>;
export type GetImageResult = z.infer<typeof getImageResult>;
export type GetImagesResult = z.infer<typeof getImagesResult>;
export type CheckImageFitResult = z.infer<typeof checkImageFitResult>;
export type GetImagePerZoneResult = z.infer<typeof getImagePerZoneResult>;
