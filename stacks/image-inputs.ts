/** Images that a resource boots from. */
interface ImageInput {
  /** The top-level property that holds their ids. Pulumi records dependencies by top-level property. */
  readonly property: string;
  readonly imageIds: readonly string[];
}

type Properties = Readonly<Record<string, unknown>>;

/**
 * Returns the images among a resource's properties: the values named `imageId`, `image_id`, `nodeImageId` and the like, at
 * any depth. A property of another name counts when `isFromPin` says that it comes from a pin. Of such a property only
 * texts in the form of UCloud's image ids count, so that a pin's name in a label is not taken for an image.
 */
export function imageInputsOf(properties: Properties, isFromPin: (property: string) => boolean): ImageInput[] {
  return Object.keys(properties).flatMap((property) => {
    const imageIds = imageIdsIn(properties, property, isFromPin(property));
    return imageIds.length === 0 ? [] : [{ property, imageIds }];
  });
}

/** Returns the image ids in one property, without duplicates. */
export function imageIdsIn(properties: Properties, property: string, isFromPin: boolean): string[] {
  const value = properties[property];
  const named = textsIn(value, property, isImageName);
  const ids = named.length === 0 && isFromPin ? textsIn(value, property, () => true).filter(isUCloudId) : named;
  return [...new Set(ids)];
}

/** Returns whether a text has the form of UCloud's image ids. */
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
