// Written by `npm run generate` from provider/; change the text there.

import type * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "../inputs";
import type {
  CheckImageFitResult,
  FitImage,
  GetImageArgs,
  GetImagePerZoneArgs,
  GetImagePerZoneResult,
  GetImageResult,
  GetImagesArgs,
  GetImagesResult,
  Host,
} from "../types";
import { askPlugin, askPluginOutput } from "./askPlugin";

/**
 * Returns the newest image that matches a filter, or with `orderBy` the one with the highest OS version. Throws a
 * NoImageError when nothing matches, and an AmbiguousImageError when the order does not decide between matches.
 * Both errors repeat the query and show how many images each criterion left.
 *
 * The lookup runs again in every preview. Use a PinnedImage for hosts that must stay on their image.
 */
export function getImage(args: GetImageArgs, opts?: pulumi.InvokeOptions): Promise<GetImageResult> {
  return askPlugin("ucloud-image:index:getImage", args, opts);
}

/** As {@link getImage}, with arguments that other resources may still have to make. */
export function getImageOutput(
  args: Inputs<GetImageArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetImageResult> {
  return askPluginOutput("ucloud-image:index:getImage", args, opts);
}

/**
 * Returns all images that match a filter, sorted by `orderBy`, in one zone or in all zones of a region. Returns an
 * empty list when nothing matches; with `allowEmpty: false` it throws a NoImageError.
 */
export function getImages(args: GetImagesArgs, opts?: pulumi.InvokeOptions): Promise<GetImagesResult> {
  return askPlugin("ucloud-image:index:getImages", args, opts);
}

/** As {@link getImages}, with arguments that other resources may still have to make. */
export function getImagesOutput(
  args: Inputs<GetImagesArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetImagesResult> {
  return askPluginOutput("ucloud-image:index:getImages", args, opts);
}

/**
 * Returns one image for each of several zones, as a map from zone to image. All have the same name: the newest
 * name that every zone has, or with `orderBy` the one with the highest OS version. An id is valid in one zone
 * only; the name is what UCloud's images have in common across zones. Throws a NoCommonImageError, which shows the
 * images of each zone, when no name is in all of them.
 */
export function getImagePerZone(
  args: GetImagePerZoneArgs,
  opts?: pulumi.InvokeOptions,
): Promise<GetImagePerZoneResult> {
  return askPlugin("ucloud-image:index:getImagePerZone", args, opts);
}

/** As {@link getImagePerZone}, with arguments that other resources may still have to make. */
export function getImagePerZoneOutput(
  args: Inputs<GetImagePerZoneArgs>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetImagePerZoneResult> {
  return askPluginOutput("ucloud-image:index:getImagePerZone", args, opts);
}

/**
 * Returns whether UCloud's CreateUHostInstance accepts this image for this host, and the rules that the image
 * breaks if not. It sends no request. A lookup with `host` finds only images that fit.
 */
export function checkImageFit(image: FitImage, host: Host, opts?: pulumi.InvokeOptions): Promise<CheckImageFitResult> {
  return askPlugin("ucloud-image:index:checkImageFit", { image, host }, opts);
}

/** As {@link checkImageFit}, with arguments that other resources may still have to make. */
export function checkImageFitOutput(
  image: pulumi.Input<Inputs<FitImage>>,
  host: pulumi.Input<Inputs<Host>>,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<CheckImageFitResult> {
  return askPluginOutput("ucloud-image:index:checkImageFit", { image, host }, opts);
}
