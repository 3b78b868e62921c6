import type { ZoneMatches } from "../filter/select-per-zone";
import type { Image } from "../image/image";
import { cut, padded, widthOf } from "../text/layout";
import { printableText } from "../text/printable";

/** Which zones have an image of a name. */
export interface NameInZones {
  /** Name of the images. */
  readonly imageName: string;
  /** The first image of the name in each zone that has one. */
  readonly images: ReadonlyMap<string, Image>;
}

/** All names, those first that most zones have, and of these the ones first that come first in the zones. */
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

/** A table of names and zones with the day on which each image was made, in parts that are at most `width` wide. */
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
      padded(cut(printableText(name), nameWidth - gap), nameWidth) +
      cells.map((cell) => padded(cell, cellWidth)).join("")
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
