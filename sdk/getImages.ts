import type * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "./inputs";
import { invoke, invokeOutput } from "./invoke";
import type { GetImagesArgs, GetImagesResult } from "./types";

/**
 * Finds all images that match a filter, in the order that `orderBy` declares, in one zone or in all zones of a region.
 * No match is an empty list, unless `allowEmpty` is false.
 */
export function getImages(args: GetImagesArgs, opts?: pulumi.InvokeOptions): Promise<GetImagesResult> {
  return invoke("getImages", args, opts);
}

/** As {@link getImages}, with arguments that other resources may still have to make. */
export function getImagesOutput(
  args: Inputs<GetImagesArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetImagesResult> {
  return invokeOutput("getImages", args, opts);
}
