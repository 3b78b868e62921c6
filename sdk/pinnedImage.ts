import * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "./inputs";
import { PinRegistration, typeOfPin, type PinClass } from "./pinRegistration";
import type { Drift, Image, PinnedImageArgs, PinOrigin, Status } from "./types";

/**
 * An image that is looked up once and recorded in the stack, so that a newer image does not replace existing hosts. A
 * preview shows on the pin's row when the image is superseded, past its end of maintenance, unavailable or gone. The
 * arguments `onSuperseded`, `onEndOfLife` and `onUnavailable` decide what happens then.
 *
 * The pin moves when its filter excludes the pinned image, when one of its `triggers` changes, or by
 * `pulumi up --replace` with its URN. Its `id` is always the id of the pinned image.
 *
 * @example
 * ```ts
 * import { PinnedImage } from "pulumi-ucloud-image";
 *
 * const pin = new PinnedImage("web", {
 *   zone: "cn-bj2-05",
 *   os: "Ubuntu 22.04",
 *   features: ["CloudInit"],
 *   onEndOfLife: "error",
 * });
 * export const imageId = pin.imageId;
 * ```
 */
export class PinnedImage extends pulumi.CustomResource {
  /** Id of the pinned image, for a host's image id. Known in preview. */
  declare readonly imageId: pulumi.Output<string>;
  /** The place, the owner and the query of the pinned image. */
  declare readonly pinned: pulumi.Output<PinOrigin>;
  /** The pinned image as of the last creation, update or refresh of the pin. */
  declare readonly image: pulumi.Output<Image>;
  /** Status of the pin at its last update or refresh. */
  declare readonly status: pulumi.Output<Status>;
  /** Id that the filter found at that time; the pin's own id when it found nothing newer. */
  declare readonly newestImageId: pulumi.Output<string>;
  /** The changes that a move to the newest image would bring; empty when there is no newer one. */
  declare readonly drift: pulumi.Output<Drift>;

  /**
   * @param name - The pin's name, unique in its stack; it is part of its URN.
   * @param args - The filter and the pin's policies. Each value may be an output of another resource.
   * @param opts - Pulumi's resource options. `protect` makes an update fail that would move the pin.
   */
  constructor(name: string, args: Inputs<PinnedImageArgs>, opts?: pulumi.CustomResourceOptions) {
    const registration = new PinRegistration(pinnedImage, args, opts);
    super(typeOfPin(pinnedImage), name, registration.properties, registration.options);
    registration.log(this);
  }

  /**
   * Reads an image with a known id as a pin. The stack does not manage it.
   *
   * @param name - The name of the resource in this stack.
   * @param id - The image's id.
   * @param place - The image's region and project, if they are not the configured ones.
   *
   * @example
   * ```ts
   * import { PinnedImage } from "pulumi-ucloud-image";
   *
   * const golden = PinnedImage.get("golden", "uimage-4kcnlz", { region: "cn-bj2" });
   * export const system = golden.image.osName;
   * ```
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: Inputs<Pick<PinnedImageArgs, "region" | "projectId">> = {},
    opts?: pulumi.CustomResourceOptions,
  ): PinnedImage {
    return new PinnedImage(name, place, { ...opts, id });
  }

  /** Returns whether a value is a PinnedImage, also one of another copy of this package. */
  static override isInstance(value: unknown): value is PinnedImage {
    return pulumi.CustomResource.isInstance(value) && Reflect.get(value, "__pulumiType") === typeOfPin(pinnedImage);
  }
}

const pinnedImage: PinClass = {
  name: "PinnedImage",
  resource: (provider) => provider.pinnedImage,
  idField: "imageId",
  record: ["imageId", "image"],
  outputs: ["imageId", "image", "pinned", "status", "newestImageId", "drift"],
};
