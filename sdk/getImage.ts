import type * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "./inputs";
import { invoke, invokeOutput } from "./invoke";
import type { GetImageArgs, GetImageResult } from "./types";

/**
 * Returns the newest image that matches a filter, or with `orderBy` the one with the highest OS version. Throws a
 * {@link NoImageError} when nothing matches, and an {@link AmbiguousImageError} when the order does not decide between
 * matches. Both errors repeat the query and show how many images each criterion left.
 *
 * The lookup runs again in every preview. Use a {@link PinnedImage} for hosts that must stay on their image.
 *
 * @example
 * ```ts
 * import { getImage } from "pulumi-ucloud-image";
 *
 * const image = getImage({ zone: "cn-bj2-05", os: "Ubuntu 22.04", features: ["CloudInit"] });
 * export const imageId = image.then(({ imageId }) => imageId);
 * ```
 */
export function getImage(args: GetImageArgs, opts?: pulumi.InvokeOptions): Promise<GetImageResult> {
  return invoke("getImage", args, opts);
}

/**
 * Returns the same as {@link getImage}, for arguments that are outputs of other resources. The result is unknown in a
 * preview while one of them is.
 *
 * @example
 * ```ts
 * import * as pulumi from "@pulumi/pulumi";
 * import { getImageOutput } from "pulumi-ucloud-image";
 *
 * const network = new pulumi.StackReference("acme/network/prod");
 * const zone = network.requireOutput("zone").apply(String);
 * export const imageId = getImageOutput({ zone, os: "Ubuntu 22.04" }).imageId;
 * ```
 */
export function getImageOutput(
  args: Inputs<GetImageArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetImageResult> {
  return invokeOutput("getImage", args, opts);
}
