import { imageIdsIn, imageInputsOf } from "./image-inputs";
import { isPinType } from "./pin-type";
import { readableProperties, type Properties } from "./plain-properties";
import { asObject, placeOf, type ResourcePlace } from "./stack-export";

/** A resource that boots from an image, as a stack's state holds it. */
export interface RecordedHost extends ResourcePlace {
  readonly type: string;
  /** The images that it runs on, as its provider last said; most hosts have one. */
  readonly imageIds: readonly string[];
  /** The pins that these ids come from; none when they were written by hand. */
  readonly pins: readonly HostPin[];
  /** Its inputs, and those of its provider, which tell where it is. */
  readonly inputs: Properties;
  readonly providerInputs: Properties;
}

/** A pin that a host stands on. */
export interface HostPin {
  readonly urn: string;
  readonly name: string;
  /** Undefined where it is a secret that the state hides. */
  readonly imageId: string | undefined;
  /** Whether an option of the host replaces it when the pin moves. */
  readonly isFollowed: boolean;
}

/** Returns the resources of a state that boot from an image. What is a secret and encrypted is no image to us. */
export function hostsAmong(resources: readonly Properties[], source: string): RecordedHost[] {
  const byUrn = new Map(resources.map((resource) => [resource["urn"], resource]));
  return resources.filter(mayBeHost).flatMap((resource) => {
    const [inputs, outputs] = [readable(resource["inputs"]), readable(resource["outputs"])];
    const pinsOf = (property: string) =>
      dependenciesOf(resource, property).flatMap((urn) => {
        const pin = byUrn.get(urn);
        return pin !== undefined && isPinType(pin["type"]) ? [hostPin(pin, resource, source)] : [];
      });
    return imageInputsOf(inputs, (property) => pinsOf(property).length > 0).map(({ property, imageIds }) => {
      const pins = pinsOf(property);
      // What the provider found counts more than what the program asks for: a host that does not follow has both.
      const found = imageIdsIn(outputs, property, pins.length > 0);
      return {
        ...placeOf(resource, source),
        type: String(resource["type"]),
        imageIds: found.length > 0 ? found : imageIds,
        pins,
        inputs,
        providerInputs: readable(byUrn.get(providerUrnOf(resource))?.["inputs"]),
      };
    });
  });
}

/** Providers and components run on no image. */
function mayBeHost({ type, custom }: Properties): boolean {
  return custom === true && !isPinType(type) && !String(type).startsWith("pulumi:");
}

function hostPin(pin: Properties, host: Properties, source: string): HostPin {
  const { urn, name } = placeOf(pin, source);
  const imageId = readable(pin["outputs"])["imageId"];
  const known = typeof imageId === "string" ? imageId : undefined;
  return { urn, name, imageId: known, isFollowed: isFollowed(host, urn, known) };
}

/** By `replaceWith`, or by a `replacementTrigger` that was recorded with the pin's image in it. */
function isFollowed(
  { replaceWith, replacementTrigger }: Properties,
  urn: string,
  imageId: string | undefined,
): boolean {
  const isNamed = Array.isArray(replaceWith) && replaceWith.includes(urn);
  return (
    isNamed || (imageId !== undefined && JSON.stringify(readable({ replacementTrigger })).includes(`"${imageId}"`))
  );
}

function dependenciesOf(resource: Properties, property: string): string[] {
  const urns = asObject(resource["propertyDependencies"])?.[property];
  return Array.isArray(urns) ? urns.map(String) : [];
}

/** A reference to a provider is its URN and its id. Source: Pulumi's sdk/go/common/providers, reference.go. */
function providerUrnOf({ provider }: Properties): string {
  const [stack, project, type, name] = String(provider).split("::");
  return [stack, project, type, name].join("::");
}

function readable(properties: unknown): Properties {
  return readableProperties(asObject(properties) ?? {});
}
