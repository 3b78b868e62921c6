import type * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "./inputs";
import { invoke, invokeOutput } from "./invoke";
import type { GetImagePerZoneArgs, GetImagePerZoneResult } from "./types";

/**
 * Returns one image for each of several zones, as a map from zone to image. All have the same name: the newest name that
 * every zone has, or with `orderBy` the one with the highest OS version. An id is valid in one zone only; the name is what
 * UCloud's images have in common across zones. Throws a {@link NoCommonImageError}, which shows the images of each zone,
 * when no name is in all of them.
 *
 * @example
 * ```ts
 * import { getImagePerZone } from "pulumi-ucloud-image";
 *
 * const found = getImagePerZone({ zones: ["cn-bj2-04", "cn-bj2-05"], os: "Ubuntu 22.04" });
 * export const imageIds = found.then(({ imageIds }) => imageIds);
 * ```
 */
export function getImagePerZone(
  args: GetImagePerZoneArgs,
  opts?: pulumi.InvokeOptions,
): Promise<GetImagePerZoneResult> {
  return invoke("getImagePerZone", args, opts);
}

/**
 * Returns the same as {@link getImagePerZone}, for arguments that are outputs of other resources. The result is unknown
 * in a preview while one of them is.
 *
 * @example
 * ```ts
 * import * as pulumi from "@pulumi/pulumi";
 * import { getImagePerZoneOutput } from "pulumi-ucloud-image";
 *
 * const network = new pulumi.StackReference("acme/network/prod");
 * const zones = network.requireOutput("zones") as pulumi.Output<string[]>;
 * export const imageIds = getImagePerZoneOutput({ zones, os: "Ubuntu 22.04" }).imageIds;
 * ```
 */
export function getImagePerZoneOutput(
  args: Inputs<GetImagePerZoneArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetImagePerZoneResult> {
  return invokeOutput("getImagePerZone", args, opts);
}
