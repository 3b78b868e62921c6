import type { Image } from "./image";

/** What names the operating system of an image: its OsName, or where UCloud gives none the image's own name. */
export function systemName(image: Pick<Image, "osName" | "imageName">): string {
  return image.osName ?? image.imageName;
}
