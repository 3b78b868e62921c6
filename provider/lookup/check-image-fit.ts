import { parseArguments } from "../images/argument-error";
import { checkImageFitArguments } from "../images/arguments";
import { brokenRules } from "../images/fit";
import type { CheckImageFitResult } from "../images/results";
import type { Arguments } from "./account";

/** Whether a host can be made from an image, and by which of UCloud's rules not. Nothing is asked of UCloud. */
export async function checkImageFit(args: Arguments): Promise<CheckImageFitResult> {
  const { image, host } = parseArguments(checkImageFitArguments, args);
  const broken = brokenRules(image, host);
  return { fits: broken.length === 0, brokenRules: broken };
}
