import type { Host } from "../provider/filter/host";
import { imageInputsOf, isUCloudId } from "../stacks/image-inputs";
import { isPinType } from "../stacks/pin-type";
import { shapeOf } from "./host-shape";
import { knownProperties, type KnownProperties } from "./known-properties";

/** A resource that boots from an image of UCloud's, as a policy sees it. */
export interface PolicyHost {
  readonly properties: KnownProperties;
  /** The properties that hold ids of images, with these ids. */
  readonly images: readonly { readonly property: string; readonly imageIds: readonly string[] }[];
  /** What its image is to boot on; undefined for a resource that UCloud has no rules for, such as a cluster. */
  readonly shape: Host | undefined;
}

/** Returns a resource as a host; undefined when it runs on no image of UCloud's, or on one that is not known yet. */
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
