// Written by `npm run generate` from provider/; change the text there.

import * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "../inputs";
import type {
  Drift,
  Image,
  PinOrigin,
  PinPerZoneOrigin,
  PinnedImageArgs,
  PinnedImagePerZoneArgs,
  Status,
} from "../types";
import { isOfType, propertiesOf, providerOptions, resourceOptions, settingsOf } from "./resource";

/**
 * An image that is looked up once and recorded in the stack, so that a newer image does not replace existing
 * hosts. A preview shows on the pin's row when the image is superseded, past its end of maintenance, unavailable
 * or gone. The arguments `onSuperseded`, `onEndOfLife` and `onUnavailable` decide what happens then.
 *
 * The pin moves when its filter excludes the pinned image, when one of its `triggers` changes, or by `pulumi up
 * --replace` with its URN. Its `id` is always the id of the pinned image.
 */
export class PinnedImage extends pulumi.CustomResource {
  /**
   * Id of the pinned image: what a host takes as its ImageId.
   */
  declare readonly imageId: pulumi.Output<string>;
  /**
   * Where, by whom and by which query the image was pinned.
   */
  declare readonly pinned: pulumi.Output<PinOrigin>;
  /**
   * The pinned image as it was when the pin was made, or last updated or refreshed.
   */
  declare readonly image: pulumi.Output<Image>;
  /**
   * How the pin stood when it was last updated or refreshed: `current`, `superseded` (a match comes before it),
   * `endOfLife` (past MaintainEol), `unavailable` (its state starts no host) or `gone`.
   */
  declare readonly status: pulumi.Output<Status>;
  /**
   * Id that the filter finds now; the pin's own when nothing comes before it.
   */
  declare readonly newestImageId: pulumi.Output<string>;
  /**
   * What a move to the newest image would change; empty when there is none.
   */
  declare readonly drift: pulumi.Output<Drift>;

  /**
   * @param name - The resource's name, unique in its stack; it is part of its URN.
   * @param args - The filter, and what else there is to say. Any of it may be another resource's output.
   * @param opts - Pulumi's options of a resource. `import` takes an image by its id, and `provider` names an account.
   */
  constructor(name: string, args: Inputs<PinnedImageArgs>, opts?: pulumi.CustomResourceOptions) {
    super(
      "ucloud-image:index:PinnedImage",
      name,
      propertiesOf(["imageId", "pinned", "image", "status", "newestImageId", "drift"], args, opts),
      resourceOptions("PinnedImage", opts),
    );
  }

  /**
   * Reads a resource by its known id, without making it: the stack does not manage it.
   *
   * @param name - The name of the resource in this stack.
   * @param id - The image's id.
   * @param place - Where the image is, when the configuration does not say so.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: Inputs<Pick<PinnedImageArgs, "region" | "projectId">> = {},
    opts?: pulumi.CustomResourceOptions,
  ): PinnedImage {
    return new PinnedImage(name, place, { ...opts, id });
  }

  /** Whether a value is a PinnedImage, also one of another copy of this package. */
  static override isInstance(value: unknown): value is PinnedImage {
    return isOfType("ucloud-image:index:PinnedImage", value);
  }
}

/**
 * One image for each of several zones, all under the same name, that is looked up once and then stays. One
 * decision moves the images of all zones or none: by an edit, a trigger, or a policy, as for a PinnedImage. A host
 * takes `imageIds` of its zone.
 *
 * A zone that is added takes the image of the same name there, and moves no other; a zone that is removed moves
 * none. Where a new zone has no image of that name, all zones move to a name that serves all, or the preview fails
 * and says so.
 */
export class PinnedImagePerZone extends pulumi.CustomResource {
  /**
   * The name that the pinned images have in every zone.
   */
  declare readonly commonName: pulumi.Output<string>;
  /**
   * Ids of the pinned images by zone: what a host in that zone takes as its ImageId.
   */
  declare readonly imageIds: pulumi.Output<Record<string, string>>;
  /**
   * By whom and by which query the images were pinned.
   */
  declare readonly pinned: pulumi.Output<PinPerZoneOrigin>;
  /**
   * The pinned images by zone, as they were when the pin was made, or last updated or refreshed.
   */
  declare readonly images: pulumi.Output<Record<string, Image>>;
  /**
   * How the pin stood when it was last updated or refreshed: the gravest of all zones. `current`, `superseded` (a
   * match comes before it), `endOfLife` (past MaintainEol), `unavailable` (its state starts no host) or `gone`.
   */
  declare readonly status: pulumi.Output<Status>;
  /**
   * Ids that the filter finds now, by zone; the pin's own when nothing comes before them.
   */
  declare readonly newestImageIds: pulumi.Output<Record<string, string>>;
  /**
   * What a move to the newest images would change, by zone; empty where there is none.
   */
  declare readonly drift: pulumi.Output<Record<string, Drift>>;

  /**
   * @param name - The resource's name, unique in its stack; it is part of its URN.
   * @param args - The filter, and what else there is to say. Any of it may be another resource's output.
   * @param opts - Pulumi's options of a resource. `import` takes an image by its id, and `provider` names an account.
   */
  constructor(name: string, args: Inputs<PinnedImagePerZoneArgs>, opts?: pulumi.CustomResourceOptions) {
    super(
      "ucloud-image:index:PinnedImagePerZone",
      name,
      propertiesOf(["commonName", "imageIds", "pinned", "images", "status", "newestImageIds", "drift"], args, opts),
      resourceOptions("PinnedImagePerZone", opts),
    );
  }

  /**
   * Reads a resource by its known id, without making it: the stack does not manage it.
   *
   * @param name - The name of the resource in this stack.
   * @param id - Each zone with its image, such as `cn-bj2-02=uimage-a,cn-bj2-05=uimage-b`.
   * @param place - Whose images they are, when the configuration does not say so.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: Inputs<Pick<PinnedImagePerZoneArgs, "projectId">> = {},
    opts?: pulumi.CustomResourceOptions,
  ): PinnedImagePerZone {
    return new PinnedImagePerZone(name, { zones: [], ...place }, { ...opts, id });
  }

  /** Whether a value is a PinnedImagePerZone, also one of another copy of this package. */
  static override isInstance(value: unknown): value is PinnedImagePerZone {
    return isOfType("ucloud-image:index:PinnedImagePerZone", value);
  }
}

/** The settings of a provider instance. */
export interface ProviderArgs {
  /**
   * Public half of the API key. Default: the environment variable UCLOUD_PUBLIC_KEY, then the UCloud profile;
   * without any, every lookup fails.
   */
  publicKey?: pulumi.Input<string> | undefined;
  /**
   * Private half of the API key. Default: the environment variable UCLOUD_PRIVATE_KEY, then the UCloud profile;
   * without any, every lookup fails.
   */
  privateKey?: pulumi.Input<string> | undefined;
  /**
   * Token of temporary credentials. Default: the environment variable UCLOUD_SECURITY_TOKEN, then none.
   */
  securityToken?: pulumi.Input<string> | undefined;
  /**
   * Role of the UHost that this runs on, whose temporary keys are then used in place of any others. They come from
   * UCloud's metadata service and are renewed before they expire. Default: the environment variable
   * UCLOUD_INSTANCE_ROLE, then none.
   */
  instanceRole?: pulumi.Input<string> | undefined;
  /**
   * Channel of a dedicated cloud that shares UCloud's own domain, sent as the header channel-key. Default: the
   * environment variable UCLOUD_CHANNEL_KEY, then the UCloud profile.
   */
  channelKey?: pulumi.Input<string> | undefined;
  /**
   * Region of lookups that name none, such as `cn-bj2`. Default: the environment variable UCLOUD_REGION, then the
   * UCloud profile.
   */
  region?: pulumi.Input<string> | undefined;
  /**
   * Zone of lookups that name none, within `region`. Default: the environment variable UCLOUD_ZONE, then the UCloud
   * profile, then all zones.
   */
  zone?: pulumi.Input<string> | undefined;
  /**
   * Project of lookups that name none. Default: the environment variable UCLOUD_PROJECT_ID, then the UCloud profile,
   * then the account's own.
   */
  projectId?: pulumi.Input<string> | undefined;
  /**
   * Address of the API. Default: the environment variable UCLOUD_API_BASE_URL, then the UCloud profile, then
   * `https://api.ucloud.cn`.
   */
  baseUrl?: pulumi.Input<string> | undefined;
  /**
   * Whether `baseUrl` may be http to a host that is not this machine. Default: `false`.
   */
  allowInsecureBaseUrl?: pulumi.Input<boolean> | undefined;
  /**
   * UCloud profile in ~/.ucloud to read. One that is named here or in the environment comes before the keys and the
   * project of the environment. Default: the environment variable UCLOUD_PROFILE, then the active profile.
   */
  profile?: pulumi.Input<string> | undefined;
  /**
   * Seconds for one listing, retries included. Default: the environment variable UCLOUD_TIMEOUT_SECOND, then the
   * UCloud profile, then `60`.
   */
  timeoutSeconds?: pulumi.Input<number> | undefined;
  /**
   * How often a request is sent again after a transient fault. Default: the environment variable UCLOUD_MAX_RETRIES,
   * then the UCloud profile, then `5`.
   */
  maxRetries?: pulumi.Input<number> | undefined;
  /**
   * Whether ucloud-images.lock.json answers lookups: `off`, `prefer` (where it can; other answers are added to it)
   * or `frozen` (nothing else does, and no connection is made). Default: the environment variable UCLOUD_IMAGE_LOCK,
   * then `off`.
   */
  lock?: pulumi.Input<string> | undefined;
}

/**
 * An account at UCloud, and where its images are looked up. What is not given comes from the stack configuration,
 * the environment, or the UCloud profile.
 */
export class Provider extends pulumi.ProviderResource {
  /**
   * @param name - The name of the instance, unique in its stack.
   * @param args - Its settings. What is not given is looked for as for a program without an instance.
   * @param opts - Pulumi's options of a resource.
   */
  constructor(name: string, args: ProviderArgs = {}, opts?: pulumi.ResourceOptions) {
    super(
      "ucloud-image",
      name,
      settingsOf(["publicKey", "privateKey", "securityToken"], args, opts),
      providerOptions(opts),
    );
  }

  /** Whether a value is such an instance, also one of another copy of this package. */
  static override isInstance(value: unknown): value is Provider {
    return isOfType("pulumi:providers:ucloud-image", value);
  }
}
