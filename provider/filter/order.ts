import type { Image } from "../image/image";
import { compareVersions, systemName, versionRank } from "../image/operating-system";
import { byText } from "./text-matching";

/**
 * Returns matches in the declared, total order: newest first, then lowest id first, so that the API's own order never
 * decides. An image without a creation time comes last. With `osVersion`, higher versions come first, and images of
 * unknown version last.
 */
export function ordered(images: readonly Image[], by: Order): Image[] {
  if (by === "createTime") {
    return [...images].sort(newestFirst);
  }
  const rankOf = byText(systemName, versionRank);
  return images
    .map((image) => ({ image, rank: rankOf(image) ?? [] }))
    .sort((a, b) => compareVersions(b.rank, a.rank) || newestFirst(a.image, b.image))
    .map(({ image }) => image);
}

/** Why the first of several images is not known: a version or a creation time is missing. */
type OrderGap = "unversioned" | "undated";

/**
 * Returns why only the id could decide between the first image and the others; undefined when something else decides.
 * By version, an image whose system is not recognized may have a higher version than all others, unless it names the
 * same system. Of two undated images, it is unknown which is newer.
 */
export function gapBehind(first: Image, others: readonly Image[], by: Order): OrderGap | undefined {
  const rankOf = byText(systemName, versionRank);
  const isComparable = (other: Image) =>
    systemName(other) === systemName(first) || (rankOf(other) !== undefined && rankOf(first) !== undefined);
  if (by === "osVersion" && !others.every(isComparable)) {
    return "unversioned";
  }
  const [second] = others;
  const isHigher =
    by === "osVersion" && second !== undefined && compareVersions(rankOf(first) ?? [], rankOf(second) ?? []) !== 0;
  return second === undefined || isHigher || first.createTime !== undefined ? undefined : "undated";
}

function newestFirst(a: Image, b: Image): number {
  return (b.createTime ?? -1) - (a.createTime ?? -1) || (a.imageId < b.imageId ? -1 : a.imageId > b.imageId ? 1 : 0);
}

/**
 * Returns whether the newest image comes before the pinned one. An undated pinned image is never called older than
 * another, and a pinned image of unknown version is never called lower.
 */
export function comesBefore(newest: Image, pinned: Image, by: Order): boolean {
  return (
    newest.imageId !== pinned.imageId &&
    gapBehind(pinned, [newest], by) === undefined &&
    ordered([pinned, newest], by)[0] === newest
  );
}

export const orders = ["createTime", "osVersion"] as const;

export type Order = (typeof orders)[number];
