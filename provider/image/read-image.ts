import type { Image, UnreadableImage } from "./image";
import { UnreadableField, listIn, numberIn, textIn, textsIn, timeIn, type WireRecord } from "./wire-values";

/**
 * Returns the image in a record of the API, or what makes it unreadable. Null lists, and null or empty texts, are absent
 * fields, as the API's servers write them. Any other wrong type makes the whole image unreadable.
 *
 * `shared` keeps values that images of one listing have in common; by default nothing is shared.
 *
 * This code does not use zod, unlike arguments, because it runs for thousands of images: zod took five times as long
 * (docs/performance.md).
 */
export function readImage(
  wire: WireRecord,
  region: string,
  shared: SharedValues = new SharedValues(),
): Image | UnreadableImage {
  try {
    return imageOf(wire, region, shared);
  } catch (error) {
    if (!(error instanceof UnreadableField)) {
      throw error;
    }
    const { ImageId: id } = wire;
    const imageId = typeof id === "string" && id !== "" ? id : undefined;
    return { imageId, field: error.field, problem: error.message };
  }
}

function imageOf(wire: WireRecord, region: string, shared: SharedValues): Image {
  const imageId = textIn(wire, "ImageId");
  if (imageId === undefined) {
    throw new UnreadableField("ImageId", "an id", wire["ImageId"]);
  }
  const image: Image = {
    imageId,
    imageName: shared.text(textIn(wire, "ImageName") ?? ""),
    region,
    features: shared.list(textsIn(wire, "Features")),
    dataSnapshotIds: shared.list(textsIn(wire, "DataSnapshotIds")),
    supportedGpuTypes: shared.list(textsIn(wire, "SupportedGPUTypes")),
    sceneCategories: shared.list(textsIn(wire, "SceneCategories")),
    priceSet: listIn(wire, "PriceSet").map(priceOf),
  };
  for (const { field, name } of optionalTexts) {
    const text = textIn(wire, name);
    if (text !== undefined) {
      image[field] = shared.text(text);
    }
  }
  const imageSizeGb = numberIn(wire, "ImageSize");
  if (imageSizeGb !== undefined) {
    image.imageSizeGb = imageSizeGb;
  }
  const createTime = timeIn(wire, "CreateTime");
  if (createTime !== undefined) {
    image.createTime = createTime;
    image.createdAt = new Date(createTime * 1000).toISOString();
  }
  return image;
}

const optionalTexts = [
  { field: "zone", name: "Zone" },
  { field: "imageType", name: "ImageType" },
  { field: "osType", name: "OsType" },
  { field: "osName", name: "OsName" },
  { field: "tag", name: "Tag" },
  { field: "funcType", name: "FuncType" },
  { field: "integratedSoftware", name: "IntegratedSoftware" },
  { field: "vendor", name: "Vendor" },
  { field: "links", name: "Links" },
  { field: "state", name: "State" },
  { field: "imageDescription", name: "ImageDescription" },
  { field: "minimalCpu", name: "MinimalCPU" },
  { field: "maintainEol", name: "MaintainEol" },
  { field: "primarySoftware", name: "PrimarySoftware" },
] as const;

function priceOf(wire: unknown, position: number): Image["priceSet"][number] {
  const path = `PriceSet.${position}`;
  if (typeof wire !== "object" || wire === null) {
    throw new UnreadableField(path, "a price", wire);
  }
  const fields: WireRecord = { ...wire };
  const chargeType = textIn(fields, "ChargeType", path);
  const price = numberIn(fields, "Price", path);
  const originalPrice = numberIn(fields, "OriginalPrice", path);
  return {
    ...(chargeType !== undefined && { chargeType }),
    ...(price !== undefined && { price }),
    ...(originalPrice !== undefined && { originalPrice }),
  };
}

/**
 * Keeps each value that many images have once: the images of a large listing differ in little more than ids and times.
 * Its lists belong to several images and must not be changed.
 */
export class SharedValues {
  readonly #texts = new Map<string, string>();
  readonly #lists = new Map<string, string[]>();
  readonly #empty: string[] = [];

  text(value: string): string {
    return kept(this.#texts, value, value);
  }

  list(values: string[]): string[] {
    return values.length === 0 ? this.#empty : kept(this.#lists, JSON.stringify(values), values);
  }
}

function kept<T>(known: Map<string, T>, key: string, value: T): T {
  const first = known.get(key);
  if (first !== undefined) {
    return first;
  }
  known.set(key, value);
  return value;
}
