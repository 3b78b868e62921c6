import { printableText } from "../text/printable";
import type { Image } from "./image";

/** Returns an image for a sentence: its id, its name and its date of creation. */
export function imageLabel(image: Image): string {
  const made = image.createdAt === undefined ? "" : `, made ${image.createdAt.slice(0, 10)}`;
  return `${printableText(image.imageId)} (${printableText(image.imageName)}${made})`;
}

/** Returns an image in one line. */
export function summary(image: Pick<Image, "imageId" | "imageName" | "zone" | "createdAt">): string {
  const made = image.createdAt === undefined ? "undated" : image.createdAt.slice(0, 10);
  const parts = [image.imageId, image.zone, made, image.imageName];
  return parts.flatMap((part) => (part === undefined ? [] : [printableText(part)])).join("  ");
}
