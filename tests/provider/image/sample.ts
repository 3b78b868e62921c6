import { isReadable, type Image } from "../../../provider/image/image";
import { readImage } from "../../../provider/image/read-image";

/** An image as the mapping makes it, with what a test cares about put in; it is named after its system. */
export function image(fields: Partial<Image> = {}): Image {
  return {
    imageId: "uimage-a",
    imageName: fields.osName ?? "Ubuntu 22.04 64位",
    osName: "Ubuntu 22.04 64位",
    osType: "Linux",
    imageType: "Base",
    region: "cn-bj2",
    zone: "cn-bj2-05",
    state: "Available",
    createTime: 1_750_000_000,
    createdAt: "2025-06-15T15:06:40.000Z",
    imageSizeGb: 20,
    maintainEol: "2027/04/30",
    features: [],
    dataSnapshotIds: [],
    supportedGpuTypes: [],
    sceneCategories: [],
    priceSet: [],
    ...fields,
  };
}

/** Reads an image of the API's, which the test expects to be readable. */
export function read(wire: Record<string, unknown>): Image {
  const result = readImage(wire, "cn-bj2");
  if (!isReadable(result)) {
    throw new TypeError(`unreadable ${result.field}: ${result.problem}`);
  }
  return result;
}

export const now = new Date("2026-01-01T00:00:00Z");
