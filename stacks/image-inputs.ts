/** Images that a resource boots from. */
interface ImageInput {
  /** The resource's property that holds their ids: at the top, where Pulumi records what a property depends on. */
  readonly property: string;
  readonly imageIds: readonly string[];
}

type Properties = Readonly<Record<string, unknown>>;

/**
 * Returns the images among a resource's properties: what stands under a name such as `imageId`, `image_id` or `nodeImageId`,
 * at any depth. A property of another name counts where `isFromPin` says that a pin is in it, and then only texts that
 * are written as UCloud writes the ids of images, so that a pin's name in a label is no image.
 */
export function imageInputsOf(properties: Properties, isFromPin: (property: string) => boolean): ImageInput[] {
  return Object.keys(properties).flatMap((property) => {
    const imageIds = imageIdsIn(properties, property, isFromPin(property));
    return imageIds.length === 0 ? [] : [{ property, imageIds }];
  });
}

/** Returns the ids of images in one property, each once. */
export function imageIdsIn(properties: Properties, property: string, isFromPin: boolean): string[] {
  const value = properties[property];
  const named = textsIn(value, property, isImageName);
  const ids = named.length === 0 && isFromPin ? textsIn(value, property, () => true).filter(isUCloudId) : named;
  return [...new Set(ids)];
}

/** Returns whether a text is written as UCloud writes the ids of images. */
export function isUCloudId(text: string): boolean {
  return /^uimage-[a-z0-9]+$/.test(text);
}

function isImageName(name: string): boolean {
  return /image_?id$/i.test(name);
}

function textsIn(value: unknown, name: string, counts: (name: string) => boolean): string[] {
  if (typeof value === "string") return value !== "" && counts(name) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => textsIn(item, name, counts));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([inner, item]) => textsIn(item, inner, counts));
}
