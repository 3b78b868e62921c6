import type * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "./inputs";
import { invoke, invokeOutput } from "./invoke";
import type { GetImageArgs, GetImageResult } from "./types";

/**
 * Finds the newest image (or, by `orderBy`, that of the highest OS version) that matches a filter. No match, or several
 * of which none is the declared first, is an error that repeats the query and shows what each demand left.
 *
 * The choice is made anew in every preview: use a {@link PinnedImage} for hosts that shall stay on their image.
 */
export function getImage(args: GetImageArgs, opts?: pulumi.InvokeOptions): Promise<GetImageResult> {
  return invoke("getImage", args, opts);
}

/** As {@link getImage}, with arguments that other resources may still have to make. */
export function getImageOutput(
  args: Inputs<GetImageArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetImageResult> {
  return invokeOutput("getImage", args, opts);
}
