import type * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "./inputs";
import { invoke, invokeOutput } from "./invoke";
import type { CheckImageFitResult, FitImage, Host } from "./types";

/**
 * Says whether CreateUHostInstance would make this host from this image, and which of UCloud's rules the image breaks
 * if not. It asks nothing of UCloud. A lookup with `host` finds only images that fit.
 */
export function checkImageFit(image: FitImage, host: Host, opts?: pulumi.InvokeOptions): Promise<CheckImageFitResult> {
  return invoke("checkImageFit", { image, host }, opts);
}

/** As {@link checkImageFit}, with an image or a host that other resources may still have to make. */
export function checkImageFitOutput(
  image: pulumi.Input<FitImage>,
  host: pulumi.Input<Inputs<Host>>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<CheckImageFitResult> {
  return invokeOutput("checkImageFit", { image, host }, opts);
}
