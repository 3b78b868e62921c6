import { imageIdsIn, imageInputsOf } from "./image-inputs";
import { isPinType } from "./pin-type";
import { pinnedIdsFor } from "./pinned-ids";
import { readableProperties, type Properties } from "./plain-properties";
import { asObject, placeOf, type ResourcePlace } from "./stack-export";

/** A resource that boots from an image, as recorded in a stack's state. */
export interface RecordedHost extends ResourcePlace {
  readonly type: string;
  /** The images that it runs on, as its provider last reported; most hosts have one. */
  readonly imageIds: readonly string[];
  /** The pins that these ids come from; empty when the ids are written by hand. */
  readonly pins: readonly HostPin[];
  /** Its inputs. With those of its provider they give its region and project. */
  readonly inputs: Properties;
  readonly providerInputs: Properties;
}

/** A pin that gives a host its image. */
export interface HostPin {
  readonly urn: string;
  readonly name: string;
  /** The ids that the host may run on: one, or those of several zones. Empty when they are an encrypted secret. */
  readonly imageIds: readonly string[];
  /** Whether an option of the host replaces it when the pin moves. */
  readonly isFollowed: boolean;
}

/** Returns the resources of a state that boot from an image. Encrypted secrets are skipped. */
export function collectHosts(resources: readonly Properties[], source: string): RecordedHost[] {
  const byUrn = new Map(resources.map((resource) => [resource["urn"], resource]));
  return resources.filter(mayBeHost).flatMap((resource) => {
    const [inputs, outputs] = [readableObject(resource["inputs"]), readableObject(resource["outputs"])];
    const pinsOf = (property: string) =>
      dependenciesOf(resource, property).flatMap((urn) => {
        const pin = byUrn.get(urn);
        return pin !== undefined && isPinType(pin["type"]) ? [hostPin(pin, resource, inputs, source)] : [];
      });
    return imageInputsOf(inputs, (property) => pinsOf(property).length > 0).map(({ property, imageIds }) => {
      const pins = pinsOf(property);
      // The provider's output wins over the program's input. They differ for a host that does not follow its pin.
      const outputIds = imageIdsIn(outputs, property, pins.length > 0);
      return {
        ...placeOf(resource, source),
        type: String(resource["type"]),
        imageIds: outputIds.length > 0 ? outputIds : imageIds,
        pins,
        inputs,
        providerInputs: readableObject(byUrn.get(providerUrnOf(resource))?.["inputs"]),
      };
    });
  });
}

/** Excludes providers and components, which have no image. */
function mayBeHost({ type, custom }: Properties): boolean {
  return custom === true && !isPinType(type) && !String(type).startsWith("pulumi:");
}

function hostPin(pin: Properties, host: Properties, inputs: Properties, source: string): HostPin {
  const { urn, name } = placeOf(pin, source);
  const imageIds = pinnedIdsFor(readableObject(pin["outputs"]), inputs);
  return { urn, name, imageIds, isFollowed: isFollowed(host, urn, imageIds) };
}

/** Returns whether the host has the pin in `replaceWith`, or was recorded with the pin's image in its `replacementTrigger`. */
function isFollowed(
  { replaceWith, replacementTrigger }: Properties,
  urn: string,
  imageIds: readonly string[],
): boolean {
  const isNamed = Array.isArray(replaceWith) && replaceWith.includes(urn);
  const trigger = JSON.stringify(readableObject({ replacementTrigger }));
  return isNamed || imageIds.some((imageId) => trigger.includes(`"${imageId}"`));
}

function dependenciesOf(resource: Properties, property: string): string[] {
  const urns = asObject(resource["propertyDependencies"])?.[property];
  return Array.isArray(urns) ? urns.map(String) : [];
}

/** Returns the URN in a reference to a provider, URN::ID. Source: Pulumi's sdk/go/common/providers, reference.go. */
function providerUrnOf({ provider }: Properties): string {
  const [stack, project, type, name] = String(provider).split("::");
  return [stack, project, type, name].join("::");
}

function readableObject(properties: unknown): Properties {
  return readableProperties(asObject(properties) ?? {});
}
