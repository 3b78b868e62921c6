import type * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "./inputs";
import { invoke, invokeOutput } from "./invoke";
import type { GetImagePerZoneArgs, GetImagePerZoneResult } from "./types";

/**
 * Finds one image for each of several zones: of the names that all zones have, the newest (or, by `orderBy`, that of the
 * highest OS version), as a map from zone to image. Ids are valid in one zone alone, and names are how UCloud's images
 * go together. No common name is an error that shows which zones have which images.
 */
export function getImagePerZone(
  args: GetImagePerZoneArgs,
  opts?: pulumi.InvokeOptions,
): Promise<GetImagePerZoneResult> {
  return invoke("getImagePerZone", args, opts);
}

/** As {@link getImagePerZone}, with arguments that other resources may still have to make. */
export function getImagePerZoneOutput(
  args: Inputs<GetImagePerZoneArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetImagePerZoneResult> {
  return invokeOutput("getImagePerZone", args, opts);
}
