import { z } from "zod";
import { parseArguments, type Arguments } from "../filter/arguments";
import { hostShape } from "../filter/host";
import { brokenRule, brokenRules, fitImage, isUnjudged, unjudgedText } from "../filter/host-fit";

/** Whether a host can be made from an image, and by which of UCloud's rules not. Nothing is asked of UCloud. */
export async function checkImageFit(args: Arguments): Promise<CheckImageFitResult> {
  const { image, host } = parseArguments(checkImageFitArguments, args);
  const broken = brokenRules(image, host);
  return {
    fits: broken.length === 0,
    brokenRules: broken,
    ...(isUnjudged(host) && { unjudged: unjudgedText(host) }),
  };
}

/** What `checkImageFit` takes. */
export const checkImageFitArguments = z.strictObject({
  image: fitImage.describe("The image, as a lookup found it."),
  host: hostShape.describe("What the image is to boot on."),
});

export const checkImageFitResult = z.object({
  fits: z.boolean().describe("Whether CreateUHostInstance makes this host from this image, as far as the rules tell."),
  brokenRules: z.array(brokenRule).describe("The rules that the image breaks; empty when it fits."),
  unjudged: z
    .string()
    .optional()
    .describe("Why no rule was looked at, in words: UCloud publishes none for O.BM and O.EPC. Absent for other hosts."),
});

export type CheckImageFitResult = z.infer<typeof checkImageFitResult>;
