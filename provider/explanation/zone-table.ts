import type { ZoneMatches } from "../filter/select-per-zone";
import type { Image } from "../image/image";
import { cut, padTo, widthOf } from "../text/layout";
import { printableText } from "../text/printable";

/** The zones that have an image of one name. */
export interface NameInZones {
  /** Name of the images. */
  readonly imageName: string;
  /** The first image of the name in each zone that has one. */
  readonly images: ReadonlyMap<string, Image>;
}

/** Returns all names, sorted by the number of zones that have them, then by their order in the zones. */
export function namesInZones(zones: readonly ZoneMatches[]): NameInZones[] {
  const names = new Map<string, Map<string, Image>>();
  for (const { zone, matches } of zones) {
    for (const image of matches) {
      const images = names.get(image.imageName) ?? new Map<string, Image>();
      names.set(image.imageName, images);
      images.set(zone, images.get(zone) ?? image);
    }
  }
  return [...names].map(([imageName, images]) => ({ imageName, images })).sort((a, b) => b.images.size - a.images.size);
}

/** Returns a table of names and zones with each image's day of creation, in parts of at most `width` columns. */
export function zoneTable(names: readonly NameInZones[], zones: readonly string[], width: number): string[] {
  const cellWidth = Math.max(...zones.map(widthOf), "2026-01-01".length) + gap;
  const nameWidth =
    Math.min(longestName, Math.max("image".length, ...names.map((name) => widthOf(printableText(name.imageName))))) +
    gap;
  const perPart = Math.max(1, Math.floor((width - nameWidth + gap) / cellWidth));
  const parts = Array.from({ length: Math.ceil(zones.length / perPart) }, (_, part) =>
    zones.slice(part * perPart, (part + 1) * perPart),
  );
  const line = (name: string, cells: readonly string[]) =>
    (
      padTo(cut(printableText(name), nameWidth - gap), nameWidth) + cells.map((cell) => padTo(cell, cellWidth)).join("")
    ).trimEnd();
  return parts
    .flatMap((part) => [
      line("image", part),
      ...names.slice(0, shown).map(({ imageName, images }) =>
        line(
          imageName,
          part.map((zone) => cellOf(images.get(zone))),
        ),
      ),
    ])
    .concat(names.length > shown ? [`and ${names.length - shown} more names`] : []);
}

function cellOf(image: Image | undefined): string {
  return image === undefined ? "-" : (image.createdAt?.slice(0, 10) ?? "undated");
}

const gap = 2;
const longestName = 32;
const shown = 10;
