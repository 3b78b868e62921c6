import { pinnedImageFields } from "../images/arguments";
import { noDrift } from "../images/drift";
import type { Image } from "../images/image";
import type { PinRecord } from "../images/results";
import type { Arguments } from "../lookup";
import type { SeenReview } from "./review";

/** The arguments among a pin's properties. The id is left out: there it is the recorded one, wherever it came from. */
export function argumentsOf(properties: Arguments): Arguments {
  const fields = pinnedImageFields.filter((field) => field !== "imageId" && properties[field] !== undefined);
  return Object.fromEntries(fields.map((field) => [field, properties[field]]));
}

/** The record of an image, as its review found it; without a review it was chosen this moment. */
export function recordFor(image: Image, review?: SeenReview): PinRecord {
  return {
    imageId: image.imageId,
    image,
    status: review?.status ?? "current",
    newestImageId: review?.newest?.imageId ?? image.imageId,
    drift: review?.drift ?? noDrift,
  };
}

/** The record that an earlier check left among a pin's properties. */
export function recordOf(properties: Arguments): PinRecord | undefined {
  const { imageId, image, status, newestImageId, drift } = properties as Partial<PinRecord>;
  return imageId === undefined || image === undefined
    ? undefined
    : {
        imageId,
        image,
        status: status ?? "current",
        newestImageId: newestImageId ?? imageId,
        drift: drift ?? noDrift,
      };
}
