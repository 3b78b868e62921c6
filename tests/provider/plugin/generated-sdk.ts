import * as pulumi from "@pulumi/pulumi";
import type {
  CheckImageFitResult,
  Drift,
  FitImage,
  GetImageArgs,
  GetImagePerZoneArgs,
  GetImagePerZoneResult,
  GetImageResult,
  GetImagesArgs,
  GetImagesResult,
  Host,
  Image,
  PinnedImageArgs,
  Status,
} from "../../../sdk";
import type { Inputs } from "../../../sdk/inputs";

/** What the code that Pulumi generates for Node.js does, and no more. */
export class PinnedImage extends pulumi.CustomResource {
  declare readonly imageId: pulumi.Output<string>;
  declare readonly image: pulumi.Output<Image>;
  declare readonly status: pulumi.Output<Status>;
  declare readonly newestImageId: pulumi.Output<string>;
  declare readonly drift: pulumi.Output<Drift>;

  constructor(name: string, args: Inputs<PinnedImageArgs>, options?: pulumi.CustomResourceOptions) {
    const outputs = { imageId: undefined, image: undefined, status: undefined, newestImageId: undefined };
    super("ucloud-image:index:PinnedImage", name, { ...outputs, drift: undefined, ...args }, options);
  }
}

export function getImage(args: GetImageArgs, options?: pulumi.InvokeOptions): Promise<GetImageResult> {
  return pulumi.runtime.invoke("ucloud-image:index:getImage", { ...args }, options);
}

export function getImages(args: GetImagesArgs): Promise<GetImagesResult> {
  return pulumi.runtime.invoke("ucloud-image:index:getImages", { ...args });
}

export function getImagePerZone(args: GetImagePerZoneArgs): Promise<GetImagePerZoneResult> {
  return pulumi.runtime.invoke("ucloud-image:index:getImagePerZone", { ...args });
}

export function checkImageFit(image: FitImage, host: Host): Promise<CheckImageFitResult> {
  return pulumi.runtime.invoke("ucloud-image:index:checkImageFit", { image, host });
}

/** An account of its own. */
export class Provider extends pulumi.ProviderResource {
  constructor(name: string, settings: Record<string, pulumi.Input<unknown>>, options?: pulumi.ResourceOptions) {
    super("ucloud-image", name, settings, options);
  }
}
