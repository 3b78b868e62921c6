import type * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "./inputs";
import { invoke, invokeOutput } from "./invoke";
import type { CheckImageFitResult, FitImage, Host } from "./types";

/**
 * Returns whether UCloud's CreateUHostInstance accepts this image for this host, and the rules that the image breaks if
 * not. It sends no request. A lookup with `host` finds only images that fit.
 *
 * @example
 * ```ts
 * import { checkImageFit, getImage } from "pulumi-ucloud-image";
 *
 * const host = { machineType: "O", netCapability: "Ultra", cpu: 4 } as const;
 * const fit = getImage({ zone: "cn-bj2-05", os: "Ubuntu 22.04" }).then((image) => checkImageFit(image, host));
 * export const reasons = fit.then(({ brokenRules }) => brokenRules.map(({ reason }) => reason));
 * ```
 */
export function checkImageFit(image: FitImage, host: Host, opts?: pulumi.InvokeOptions): Promise<CheckImageFitResult> {
  return invoke("checkImageFit", { image, host }, opts);
}

/**
 * Returns the same as {@link checkImageFit}, for an image or a host that are outputs of other resources.
 *
 * @example
 * ```ts
 * import { PinnedImage, checkImageFitOutput } from "pulumi-ucloud-image";
 *
 * const pin = new PinnedImage("web", { zone: "cn-bj2-05", os: "Ubuntu 22.04" });
 * export const fits = checkImageFitOutput(pin.image, { machineType: "O", cpu: 4 }).fits;
 * ```
 */
export function checkImageFitOutput(
  image: pulumi.Input<Inputs<FitImage>>,
  host: pulumi.Input<Inputs<Host>>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<CheckImageFitResult> {
  return invokeOutput("checkImageFit", { image, host }, opts);
}
