import type { Image } from "../image/image";
import { compareVersions, parseOperatingSystem, systemName } from "../image/operating-system";
import { byText } from "./text-matching";

/**
 * The declared, total order of matches: newest first, and of equally new ones the lowest id first, so that the API's
 * own order never decides. An image without a time of creation comes last. `osVersion` puts higher versions before.
 */
export function ordered(images: readonly Image[], by: Order): Image[] {
  if (by === "createTime") {
    return [...images].sort(newestFirst);
  }
  const versionOf = byText(systemName, versionIn);
  return images
    .map((image) => ({ image, version: versionOf(image) }))
    .sort((a, b) => compareVersions(b.version, a.version) || newestFirst(a.image, b.image))
    .map(({ image }) => image);
}

/** Whether more than the id puts the first match before the second: of two undated images nobody knows the newer. */
export function isDecided(first: Image, second: Image, by: Order): boolean {
  return (
    first.createTime !== undefined ||
    (by === "osVersion" && compareVersions(versionIn(systemName(first)), versionIn(systemName(second))) !== 0)
  );
}

function newestFirst(a: Image, b: Image): number {
  return (b.createTime ?? -1) - (a.createTime ?? -1) || (a.imageId < b.imageId ? -1 : a.imageId > b.imageId ? 1 : 0);
}

function versionIn(system: string): readonly number[] {
  return parseOperatingSystem(system)?.version ?? [];
}

/** An undated pinned image is never called older than another. */
export function comesBefore(newest: Image, pinned: Image, by: Order): boolean {
  return (
    newest.imageId !== pinned.imageId && isDecided(pinned, newest, by) && ordered([pinned, newest], by)[0] === newest
  );
}

export const orders = ["createTime", "osVersion"] as const;

export type Order = (typeof orders)[number];
