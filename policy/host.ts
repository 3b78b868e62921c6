import type { Host } from "../provider/filter/host";
import { imageInputsOf, isUCloudId } from "../stacks/image-inputs";
import { isPinType } from "../stacks/pin-type";
import { shapeOf } from "./host-shape";
import { knownProperties, type KnownProperties } from "./known-properties";

/** A resource that boots from a UCloud image, as a policy sees it. */
export interface PolicyHost {
  readonly properties: KnownProperties;
  /** The properties that contain image ids, with these ids. */
  readonly images: readonly { readonly property: string; readonly imageIds: readonly string[] }[];
  /** The hardware and options of the host; undefined for a resource without UCloud rules, such as a cluster. */
  readonly shape: Host | undefined;
}

/** Returns a resource as a host; undefined when it has no UCloud image, or its image is not known yet. */
export function hostOf(
  { type, props }: { readonly type: string; readonly props: KnownProperties },
  isFromPin: (property: string) => boolean = () => false,
): PolicyHost | undefined {
  if (isPinType(type) || type.startsWith("pulumi:")) return undefined;
  const properties = knownProperties(props);
  const shape = shapeOf(properties);
  const images = imageInputsOf(properties, isFromPin).filter(
    ({ property, imageIds }) => shape !== undefined || isFromPin(property) || imageIds.some(isUCloudId),
  );
  return images.length === 0 ? undefined : { properties, images, shape };
}
