import type { EnforcementLevel, PolicyResource, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { brokenRules } from "../provider/filter/host-fit";
import { daysToEndOfLife } from "../provider/image/end-of-life";
import type { Image } from "../provider/image/image";
import { imageLabel } from "../provider/image/image-text";
import { isPinType } from "../stacks/pin-type";
import { pinnedIdsFor } from "../stacks/pinned-ids";
import { hostOf, type PolicyHost } from "./host";
import { unknownGpu } from "./host-shape";
import { ImagesToday } from "./images-today";
import { knownProperties } from "./known-properties";

/** The rules, by their names. */
export type ImageRule =
  | "ucloud-image-from-pin"
  | "ucloud-image-follows-pin"
  | "ucloud-image-available"
  | "ucloud-image-maintained"
  | "ucloud-image-fits-host"
  | "ucloud-image-looked-at";

/** Options of the rules. Pulumi's policy configuration can set the same. */
export interface ImagePolicyOptions {
  /** The enforcement level of each rule. Default: `mandatory`, and `advisory` for `ucloud-image-looked-at`. */
  readonly levels?: Readonly<Partial<Record<ImageRule, EnforcementLevel>>>;
  /** Least days of maintenance that an image must have left. Default: 0, which accepts the last day. */
  readonly daysLeft?: number;
}

/**
 * Returns the rules for a policy pack: a host's image comes from a pin, the host follows it, and the image is available,
 * maintained and fit for the host.
 *
 * @example
 * ```ts
 * import { PolicyPack } from "@pulumi/policy";
 * import { imagePolicies } from "pulumi-ucloud-image/policy";
 *
 * new PolicyPack("ucloud-images", { policies: imagePolicies({ daysLeft: 30 }) });
 * ```
 */
export function imagePolicies(options: ImagePolicyOptions = {}): (ResourceValidationPolicy | StackValidationPolicy)[] {
  const today = new ImagesToday();
  const policies = [
    imageFromPin,
    hostFollowsPin,
    imageAvailable(today),
    imageMaintained(today, options.daysLeft ?? 0),
    imageFitsHost(today),
    imageChecked(today),
  ];
  return policies.map((policy) => ({
    ...policy,
    enforcementLevel: options.levels?.[policy.name] ?? policy.enforcementLevel,
  }));
}

const imageFromPin: StackValidationPolicy & Named = {
  name: "ucloud-image-from-pin",
  description: "The image of a host comes from a PinnedImage, so that time alone never changes it.",
  enforcementLevel: "mandatory",
  validateStack: ({ resources }, report) => {
    for (const resource of resources) {
      const { images = [] } = hostOf(resource, (property) => pinsOf(resource, property).length > 0) ?? {};
      for (const { property, imageIds } of images) {
        if (pinsOf(resource, property).length > 0) continue;
        report(
          `${property} of ${resource.name} is ${imageIds.join(", ")}, which does not come from a PinnedImage. ` +
            `Declare a PinnedImage with this imageId, and use its output for ${property}.`,
          resource.urn,
        );
      }
    }
  },
};

/** Detected in the plan: a host that a move does not reach keeps its image, while its pin has another one. */
const hostFollowsPin: StackValidationPolicy & Named = {
  name: "ucloud-image-follows-pin",
  description: "A host runs on the image of its pin, also after the pin has moved.",
  enforcementLevel: "mandatory",
  validateStack: ({ resources }, report) => {
    for (const resource of resources) {
      const host = hostOf(resource, (name) => pinsOf(resource, name).length > 0);
      for (const { property, imageIds } of host?.images ?? []) {
        const idsOfPins = pinsOf(resource, property)
          .map(({ props }) => pinnedIdsFor(knownProperties(props), host?.properties ?? {}))
          .filter((ids) => ids.length > 0);
        const pinned = idsOfPins.flat();
        const otherImageId = imageIds.find((imageId) => !pinned.includes(imageId));
        if (otherImageId === undefined || idsOfPins.every((ids) => ids.some((id) => imageIds.includes(id)))) continue;
        report(
          `${resource.name} stays on ${otherImageId}, but its pin is ${pinned.join(" or ")}. Name the pin in the host's option ` +
            `replaceWith. If the pin has moved already, run: pulumi up --replace '${resource.urn}'.`,
          resource.urn,
        );
      }
    }
  },
};

function imageAvailable(today: ImagesToday): ResourceValidationPolicy & Named {
  return {
    name: "ucloud-image-available",
    description: "UCloud can make hosts from the image: UCloud lists it, and its state is Available.",
    enforcementLevel: "mandatory",
    validateResource: (resource, report) =>
      eachImage(today, resource, (imageId, image) => {
        if (image === undefined) report(`UCloud lists no image ${imageId} for these keys.`);
        else if (image.state !== "Available") report(`${imageLabel(image)} is ${image.state ?? "in no known state"}.`);
      }),
  };
}

function imageMaintained(today: ImagesToday, daysLeft: number): ResourceValidationPolicy & Named {
  return {
    name: "ucloud-image-maintained",
    description: "The image is not past its end of maintenance, and has at least the configured days left.",
    enforcementLevel: "mandatory",
    configSchema: {
      properties: { daysLeft: { type: "number", minimum: 0, default: daysLeft } },
    },
    validateResource: (resource, report) =>
      eachImage(today, resource, (_, image) => {
        const days = daysToEndOfLife(image?.maintainEol, today.now);
        const least = resource.getConfig<{ daysLeft?: number }>().daysLeft ?? daysLeft;
        if (image === undefined || days === undefined || days >= least) return;
        const end = `its end of maintenance (${image.maintainEol ?? ""})`;
        report(
          `${imageLabel(image)} ${days < 0 ? `is past ${end}` : `has ${days} days to ${end}; ${least} are required`}.`,
        );
      }),
  };
}

function imageFitsHost(today: ImagesToday): ResourceValidationPolicy & Named {
  return {
    name: "ucloud-image-fits-host",
    description:
      "The host boots from the image, by UCloud's own rules for instance type, CPU platform, boot disk and user data.",
    enforcementLevel: "mandatory",
    validateResource: (resource, report) =>
      eachImage(today, resource, (_, image, { shape }) => {
        if (image === undefined || shape === undefined) return;
        const broken = brokenRules(image, shape).filter(({ rule }) => rule !== "gpu" || shape.gpuType !== unknownGpu);
        for (const { reason } of broken) report(`${imageLabel(image)} does not fit this host: ${reason}.`);
      }),
  };
}

function imageChecked(today: ImagesToday): ResourceValidationPolicy & Named {
  return {
    name: "ucloud-image-looked-at",
    description: "UCloud could be asked about the image. The other rules skip images that could not be checked.",
    enforcementLevel: "advisory",
    validateResource: async (resource, report) => {
      for (const [imageId, { properties }] of imagesOf(resource)) {
        const result = await today.of(imageId, properties);
        if ("problem" in result) report(`Could not check ${imageId}: ${result.problem}`);
      }
    },
  };
}

interface Named {
  readonly name: ImageRule;
  readonly enforcementLevel: EnforcementLevel;
}

type Resource = Parameters<typeof hostOf>[0];

async function eachImage(
  today: ImagesToday,
  resource: Resource,
  check: (imageId: string, image: Image | undefined, host: PolicyHost) => void,
): Promise<void> {
  for (const [imageId, host] of imagesOf(resource)) {
    const result = await today.of(imageId, host.properties);
    if ("image" in result) check(imageId, result.image, host);
  }
}

function imagesOf(resource: Resource): [imageId: string, host: PolicyHost][] {
  const host = hostOf(resource);
  if (host === undefined) return [];
  return host.images.flatMap(({ imageIds }) => imageIds.map((imageId): [string, PolicyHost] => [imageId, host]));
}

function pinsOf({ propertyDependencies }: PolicyResource, property: string): PolicyResource[] {
  return (propertyDependencies[property] ?? []).filter(({ type }) => isPinType(type));
}
