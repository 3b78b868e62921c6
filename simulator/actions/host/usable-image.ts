import { brokenFitRules } from "../../hosts/host-fit";
import type { HostShape } from "../../hosts/host-shape";
import type { Image } from "../../images/image";
import { regionOf } from "../../regions";
import { Refusal } from "../../request/refusal";
import type { Call } from "../call";

/**
 * Returns the image that ImageId names, or throws a Refusal when this host can't start from it. UCloud documents what
 * the codes mean (https://docs.ucloud.cn/api/uhost-api/error_code), not which refusal has which: 8846 ("name an image
 * that can be used") and 8961 ("the source image's state") are guesses; 8970 ("an image across zones") is clear.
 */
export function usableImage({ images, place }: Call, imageId: string, zone: string, shape: HostShape): Image {
  const image = images.find(imageId);
  if (image === undefined || !images.visible(image, place.project)) {
    throw new Refusal(8846, `Image [${imageId}] does not exist`);
  }
  if (!reaches(image, zone)) {
    throw new Refusal(8970, `Image [${imageId}] is in zone [${image.Zone}], not in [${zone}]`);
  }
  if (image.State !== "Available") throw new Refusal(8961, `Image [${imageId}] is not Available but ${image.State}`);
  const [broken] = brokenFitRules(image, shape);
  if (broken !== undefined) {
    throw new Refusal(broken.retCode, `Image [${imageId}] does not fit, rule ${broken.name}: ${broken.demand}`);
  }
  return image;
}

/**
 * Returns whether a host in this zone can use the image. A custom image makes hosts in its whole region, unless it has
 * linked data disk snapshots: then in its own zone only. https://docs.ucloud.cn/uhost/guide/image/common
 */
function reaches({ Zone, ImageType, DataSnapshotIds = [] }: Image, zone: string): boolean {
  if (Zone === zone) return true;
  return ImageType === "Custom" && DataSnapshotIds.length === 0 && regionOf(Zone) === regionOf(zone);
}
