import type { Image } from "../image/image";
import { compareVersions, systemName, versionRank } from "../image/operating-system";
import { byText } from "./text-matching";

/**
 * The declared, total order of matches: newest first, and of equally new ones the lowest id first, so that the API's
 * own order never decides. An image without a time of creation comes last. `osVersion` puts higher versions before, and
 * images whose version is not known last.
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

/** A version or a time of creation that is not known, so that nobody can say which of several images comes first. */
type OrderGap = "unversioned" | "undated";

/**
 * Returns why more than the id must decide between the first image and the others behind it; undefined when something
 * does. By version, an image whose system is not understood may be of a higher one than all others, unless it names the
 * same system. Of two undated images nobody knows the newer.
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

/** An undated pinned image is never called older than another, nor one whose version is not known lower. */
export function comesBefore(newest: Image, pinned: Image, by: Order): boolean {
  return (
    newest.imageId !== pinned.imageId &&
    gapBehind(pinned, [newest], by) === undefined &&
    ordered([pinned, newest], by)[0] === newest
  );
}

export const orders = ["createTime", "osVersion"] as const;

export type Order = (typeof orders)[number];
