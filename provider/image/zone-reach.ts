import type { Image } from "./image";
import { regionOfZone } from "./place";

/**
 * Whether hosts of a zone can be made from an image. An id is valid in one zone alone, but for custom images: they make
 * hosts in their whole region, unless snapshots of data disks are linked to them, which bind them to their zone. An image
 * that does not say where it is is taken at the API's word, which was asked to filter by the zone.
 * Source: https://docs.ucloud.cn/uhost/guide/image/common (2026-04-01)
 */
export function reachesZone(image: Image, zone: string): boolean {
  return image.zone === undefined || image.zone === zone || reachesRegion(image, zone);
}

function reachesRegion({ region, imageType, dataSnapshotIds }: Image, zone: string): boolean {
  const isOfRegion = (regionOfZone(zone) ?? zone.replace(/-\d+$/, "")) === region;
  return imageType === "Custom" && dataSnapshotIds.length === 0 && isOfRegion;
}
