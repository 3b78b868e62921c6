import type * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "./inputs";
import { invoke, invokeOutput } from "./invoke";
import type { GetImagesArgs, GetImagesResult } from "./types";

/**
 * Returns all images that match a filter, sorted by `orderBy`, in one zone or in all zones of a region. Returns an empty
 * list when nothing matches; with `allowEmpty: false` it throws a {@link NoImageError}.
 *
 * @example
 * ```ts
 * import { getImages } from "pulumi-ucloud-image";
 *
 * const found = getImages({ region: "cn-bj2", os: "Ubuntu", features: ["CloudInit"] });
 * export const names = found.then(({ images }) => images.map(({ imageName, zone }) => `${imageName} in ${zone}`));
 * ```
 */
export function getImages(args: GetImagesArgs, opts?: pulumi.InvokeOptions): Promise<GetImagesResult> {
  return invoke("getImages", args, opts);
}

/**
 * Returns the same as {@link getImages}, for arguments that are outputs of other resources. The result is unknown in a
 * preview while one of them is.
 *
 * @example
 * ```ts
 * import * as pulumi from "@pulumi/pulumi";
 * import { getImagesOutput } from "pulumi-ucloud-image";
 *
 * const network = new pulumi.StackReference("acme/network/prod");
 * const zone = network.requireOutput("zone").apply(String);
 * export const count = getImagesOutput({ zone, os: "Ubuntu" }).matched;
 * ```
 */
export function getImagesOutput(
  args: Inputs<GetImagesArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetImagesResult> {
  return invokeOutput("getImages", args, opts);
}
