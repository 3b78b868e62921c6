import * as z from "zod";
import { parseArguments, type Arguments } from "../filter/arguments";
import { hostShape } from "../filter/host";
import { brokenRule, brokenRules, fitImage, isUnjudged, unjudgedText } from "../filter/host-fit";

/** Returns whether a host can be made from an image, and the rules of UCloud that it breaks. Sends no request. */
export async function checkImageFit(args: Arguments): Promise<CheckImageFitResult> {
  const { image, host } = parseArguments(checkImageFitArguments, args);
  const broken = brokenRules(image, host);
  return {
    fits: broken.length === 0,
    brokenRules: broken,
    ...(isUnjudged(host) && { unjudged: unjudgedText(host) }),
  };
}

/** The arguments of `checkImageFit`. */
export const checkImageFitArguments = z.strictObject({
  image: fitImage.describe("The image, as a lookup found it."),
  host: hostShape.describe("The host that boots from the image."),
});

export const checkImageFitResult = z.object({
  fits: z.boolean().describe("Whether CreateUHostInstance accepts this image for this host, by the documented rules."),
  brokenRules: z.array(brokenRule).describe("The rules that the image breaks; empty when it fits."),
  unjudged: z
    .string()
    .optional()
    .describe("Why no rule was looked at, in words: UCloud publishes none for O.BM and O.EPC. Absent for other hosts."),
});

export type CheckImageFitResult = z.infer<typeof checkImageFitResult>;
