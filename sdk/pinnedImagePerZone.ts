import * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "./inputs";
import { PinRegistration, typeOfPin, type PinClass } from "./pinRegistration";
import type { Drift, Image, PinnedImagePerZoneArgs, PinPerZoneOrigin, Status } from "./types";

/**
 * One image for each of several zones, all under the same name, that is looked up once and then stays. One decision
 * moves the images of all zones or none: by an edit, a trigger, or a policy, as for a {@link PinnedImage}. A host takes
 * `imageIds` of its zone.
 *
 * A zone that is added takes the image of the same name there, and moves no other; a zone that is removed moves none.
 * Where a new zone has no image of that name, all zones move to a name that serves all, or the preview fails and says
 * so.
 *
 * @example
 * ```ts
 * import { PinnedImagePerZone } from "pulumi-ucloud-image";
 *
 * const zones = ["cn-bj2-02", "cn-bj2-05"];
 * const pin = new PinnedImagePerZone("web", { zones, os: "Ubuntu 22.04", features: ["CloudInit"] });
 * export const imageIds = zones.map((zone) => pin.imageIds[zone]);
 * ```
 */
export class PinnedImagePerZone extends pulumi.CustomResource {
  /** The name that the pinned images have in every zone. */
  declare readonly commonName: pulumi.Output<string>;
  /** Ids of the pinned images by zone: what a host in that zone takes as its ImageId. Known in preview. */
  declare readonly imageIds: pulumi.Output<Record<string, string>>;
  /** By whom and by which query the images were pinned. */
  declare readonly pinned: pulumi.Output<PinPerZoneOrigin>;
  /** The pinned images by zone, as they were when the pin was made, or last updated or refreshed. */
  declare readonly images: pulumi.Output<Record<string, Image>>;
  /** How the pin stood when it was last updated or refreshed: the gravest of all zones. */
  declare readonly status: pulumi.Output<Status>;
  /** Ids that the filter found at that time, by zone; the pin's own when nothing comes before them. */
  declare readonly newestImageIds: pulumi.Output<Record<string, string>>;
  /** What a move to the newest images would change, by zone; empty where there is none. */
  declare readonly drift: pulumi.Output<Record<string, Drift>>;

  /**
   * @param name - The pin's name, unique in its stack; it is part of its URN.
   * @param args - The zones, the filter and the pin's policies. Each value may be an output of another resource.
   * @param opts - Pulumi's resource options. `protect` makes an update fail that would move the pin.
   */
  constructor(name: string, args: Inputs<PinnedImagePerZoneArgs>, opts?: pulumi.CustomResourceOptions) {
    const registration = new PinRegistration(pinnedImagePerZone, args, opts);
    super(typeOfPin(pinnedImagePerZone), name, registration.properties, registration.options);
    registration.log(this);
  }

  /**
   * Reads a pin of images whose ids are known, without making one: the stack does not manage it.
   *
   * @param name - The name of the resource in this stack.
   * @param id - Each zone with its image, such as `cn-bj2-02=uimage-a,cn-bj2-05=uimage-b`.
   * @param project - Whose images they are, when the stack's configuration does not say so.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    project: Inputs<Pick<PinnedImagePerZoneArgs, "projectId">> = {},
    opts?: pulumi.CustomResourceOptions,
  ): PinnedImagePerZone {
    return new PinnedImagePerZone(name, { zones: [], ...project }, { ...opts, id });
  }

  /** Whether a value is a PinnedImagePerZone, also one of another copy of this package. */
  static override isInstance(value: unknown): value is PinnedImagePerZone {
    return (
      pulumi.CustomResource.isInstance(value) && Reflect.get(value, "__pulumiType") === typeOfPin(pinnedImagePerZone)
    );
  }
}

const pinnedImagePerZone: PinClass = {
  name: "PinnedImagePerZone",
  resource: (provider) => provider.pinnedImagePerZone,
  idField: "imageIds",
  record: ["commonName", "imageIds", "images"],
  outputs: ["commonName", "imageIds", "images", "pinned", "status", "newestImageIds", "drift"],
};
