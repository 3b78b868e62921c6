import type { InterfaceName } from "./interfaces";

/** A resource of the package, for the plugin's schema and `pulumi-ucloud-image/plugin`. */
export interface ResourceRow {
  /** The purpose. A test keeps this text equal to the one in sdk/. */
  readonly description: string;
  /** The arguments, and the further outputs. */
  readonly args: InterfaceName;
  readonly record: InterfaceName;
  /** How to read a resource by its id. */
  readonly get: {
    readonly id: string;
    /** The arguments that say where it is, and their description. */
    readonly place: readonly string[];
    readonly placeText: string;
    /** Arguments that a program must give but a read does not need. */
    readonly besides?: string;
  };
}

/** All resources of the package. */
const rows = {
  PinnedImage: {
    description:
      "An image that is looked up once and recorded in the stack, so that a newer image does not replace existing hosts. A preview shows on the pin's row when the image is superseded, past its end of maintenance, unavailable or gone. The arguments `onSuperseded`, `onEndOfLife` and `onUnavailable` decide what happens then.\n\nThe pin moves when its filter excludes the pinned image, when one of its `triggers` changes, or by `pulumi up --replace` with its URN. Its `id` is always the id of the pinned image.",
    args: "PinnedImageArgs",
    record: "PinRecord",
    get: {
      id: "The image's id.",
      place: ["region", "projectId"],
      placeText: "Where the image is, when the configuration does not say so.",
    },
  },
  PinnedImagePerZone: {
    description:
      "One image for each of several zones, all under the same name, that is looked up once and then stays. One decision moves the images of all zones or none: by an edit, a trigger, or a policy, as for a PinnedImage. A host takes `imageIds` of its zone.\n\nA zone that is added takes the image of the same name there, and moves no other; a zone that is removed moves none. Where a new zone has no image of that name, all zones move to a name that serves all, or the preview fails and says so.",
    args: "PinnedImagePerZoneArgs",
    record: "PinPerZoneRecord",
    get: {
      id: "Each zone with its image, such as `cn-bj2-02=uimage-a,cn-bj2-05=uimage-b`.",
      place: ["projectId"],
      placeText: "Whose images they are, when the configuration does not say so.",
      besides: "zones: []",
    },
  },
} satisfies Readonly<Record<string, ResourceRow>>;

export type ResourceName = keyof typeof rows;

export const resources: Readonly<Record<ResourceName, ResourceRow>> = rows;

export const resourceNames = Object.keys(rows) as ResourceName[];
