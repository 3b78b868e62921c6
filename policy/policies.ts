import type { EnforcementLevel, PolicyResource, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { brokenRules } from "../provider/filter/host-fit";
import { daysToEndOfLife } from "../provider/image/end-of-life";
import type { Image } from "../provider/image/image";
import { named } from "../provider/image/image-text";
import { imageIdsIn } from "../stacks/image-inputs";
import { isPinType } from "../stacks/pin-type";
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

/** What a pack may change about the rules. Pulumi's own policy configuration can change all of it, too. */
export interface ImagePolicyOptions {
  /** How strict each rule is. Default: `mandatory`, and `advisory` for `ucloud-image-looked-at`. */
  readonly levels?: Readonly<Partial<Record<ImageRule, EnforcementLevel>>>;
  /** How many days of maintenance an image must have left. Default: 0, so that its last day still is one. */
  readonly daysLeft?: number;
}

/**
 * Returns the rules for a policy pack: a host's image comes from a pin, the host follows it, and the image is available,
 * maintained and fit for the host.
 *
 * @example
 * import { PolicyPack } from "@pulumi/policy";
 * import { imagePolicies } from "pulumi-ucloud-image/policy";
 *
 * new PolicyPack("ucloud-images", { policies: imagePolicies({ daysLeft: 30 }) });
 */
export function imagePolicies(options: ImagePolicyOptions = {}): (ResourceValidationPolicy | StackValidationPolicy)[] {
  const today = new ImagesToday();
  const policies = [
    imageFromPin,
    hostFollowsPin,
    imageAvailable(today),
    imageMaintained(today, options.daysLeft ?? 0),
    imageFitsHost(today),
    imageLookedAt(today),
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
          `${property} of ${resource.name} is ${imageIds.join(", ")}, and comes from no PinnedImage. ` +
            `Give a PinnedImage this imageId, and take ${property} from it.`,
          resource.urn,
        );
      }
    }
  },
};

/** Told by the plan: what a move does not reach keeps its image, and its pin has another one. */
const hostFollowsPin: StackValidationPolicy & Named = {
  name: "ucloud-image-follows-pin",
  description: "A host runs on the image of its pin, also after the pin has moved.",
  enforcementLevel: "mandatory",
  validateStack: ({ resources }, report) => {
    for (const resource of resources) {
      for (const { property, imageIds } of hostOf(resource, (name) => pinsOf(resource, name).length > 0)?.images ??
        []) {
        const pinned = pinsOf(resource, property).flatMap(({ props }) =>
          imageIdsIn(knownProperties(props), "imageId", true),
        );
        const strange = imageIds.find((imageId) => !pinned.includes(imageId));
        if (strange === undefined || pinned.every((imageId) => imageIds.includes(imageId))) continue;
        report(
          `${resource.name} stays on ${strange}, and its pin is ${pinned.join(", ")}. Name the pin in the host's option ` +
            `replaceWith; where the pin has moved already, run: pulumi up --replace '${resource.urn}'.`,
          resource.urn,
        );
      }
    }
  },
};

function imageAvailable(today: ImagesToday): ResourceValidationPolicy & Named {
  return {
    name: "ucloud-image-available",
    description: "UCloud makes hosts from the image: it is there, and its state is Available.",
    enforcementLevel: "mandatory",
    validateResource: (resource, report) =>
      eachImage(today, resource, (imageId, image) => {
        if (image === undefined) report(`UCloud lists no image ${imageId}, with the keys of this run.`);
        else if (image.state !== "Available") report(`${named(image)} is ${image.state ?? "in no known state"}.`);
      }),
  };
}

function imageMaintained(today: ImagesToday, daysLeft: number): ResourceValidationPolicy & Named {
  return {
    name: "ucloud-image-maintained",
    description: "The image is not past its end of maintenance, and has as many days left as the rule asks for.",
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
          `${named(image)} ${days < 0 ? `is past ${end}` : `has ${days} days to ${end}, and ${least} are asked for`}.`,
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
        for (const { reason } of broken) report(`${named(image)} does not fit this host: ${reason}.`);
      }),
  };
}

function imageLookedAt(today: ImagesToday): ResourceValidationPolicy & Named {
  return {
    name: "ucloud-image-looked-at",
    description:
      "UCloud could be asked about the image; the other rules say nothing of an image that nobody could look at.",
    enforcementLevel: "advisory",
    validateResource: async (resource, report) => {
      for (const [imageId, { properties }] of imagesOf(resource)) {
        const looked = await today.of(imageId, properties);
        if ("problem" in looked) report(`Could not look at ${imageId}: ${looked.problem}`);
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
  judge: (imageId: string, image: Image | undefined, host: PolicyHost) => void,
): Promise<void> {
  for (const [imageId, host] of imagesOf(resource)) {
    const looked = await today.of(imageId, host.properties);
    if ("image" in looked) judge(imageId, looked.image, host);
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
