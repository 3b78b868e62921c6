import type { Arguments } from "../filter/arguments";
import type { Image } from "../image/image";
import type { NamedImage } from "../pin/form";
import { readImageRecord, type PinRecord } from "../pin/record";
import { ArgumentError } from "../text/argument-error";
import { imageIdIn } from "../text/image-id";
import { printableText } from "../text/printable";
import { perZoneOrigin } from "./arguments";

/** Returns values by zone, in the order of the images. */
export function byZone<Value>(images: readonly Image[], values: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(
    images.flatMap(({ zone }, n): [string, Value][] => {
      const value = values[n];
      return zone === undefined || value === undefined ? [] : [[zone, value]];
    }),
  );
}

/** Returns the ids of images by zone. */
export function idsByZone(images: readonly Image[]): Record<string, string> {
  return byZone(
    images,
    images.map(({ imageId }) => imageId),
  );
}

/**
 * Returns the record of a pin in several zones; undefined when no zone has an id. For a zone without an id, the pin
 * still has to choose an image.
 */
export function recordOf({ imageIds, images, pinned, commonName }: Arguments): PinRecord | undefined {
  const [ids, records] = [fieldsOf(imageIds), fieldsOf(images)];
  const imageName = textOf(commonName);
  const read = [...new Set([...Object.keys(ids), ...Object.keys(records)])].flatMap((zone) => {
    const imageId = textOf(ids[zone]) ?? textOf(fieldsOf(records[zone])["imageId"]);
    const region = zone.replace(/-\d+$/, "");
    return imageId === undefined ? [] : [{ ...readImageRecord(records[zone], { imageId, imageName, region }), zone }];
  });
  const origin = perZoneOrigin.safeParse(pinned);
  return read.length === 0 ? undefined : { images: read, pinned: origin.success ? origin.data : { query: 0 } };
}

/** Returns the record as properties. */
export function written({ images, pinned }: PinRecord): Arguments {
  return {
    commonName: images[0]?.imageName,
    imageIds: idsByZone(images),
    images: byZone(images, images),
    ...(pinned && { pinned }),
  };
}

/**
 * Returns whether the ids of some zones belong to another pin than those of others: a shared zone has another image, or
 * no zone is shared. A pin that gains or loses a zone stays the same pin.
 */
export function isAnother(before: unknown, after: unknown): boolean {
  const [old, fresh] = [fieldsOf(before), fieldsOf(after)];
  const shared = Object.keys(old).filter((zone) => zone in fresh);
  return shared.length === 0 || shared.some((zone) => old[zone] !== fresh[zone]);
}

/** Returns the resource's id: each zone with its image, as they are when the pin is made or moved. */
export function idOf({ imageIds }: Arguments): string {
  return Object.entries(fieldsOf(imageIds))
    .map(([zone, id]) => `${zone}=${String(id)}`)
    .sort()
    .join(",");
}

/** Returns the images in a resource's id, as an import gives it. Throws an ArgumentError. */
export function idsIn(id: string): NamedImage[] {
  return id.split(",").map((part) => {
    const [zone = "", copied = "", ...others] = part.split("=").map((text) => text.trim());
    const imageId = imageIdIn(copied);
    if (zone === "" || imageId === "" || others.length > 0) {
      throw new ArgumentError([
        {
          field: "id",
          reason: `${printableText(id)} names no image for a zone. Write them as cn-bj2-02=uimage-a,cn-bj2-05=uimage-b.`,
        },
      ]);
    }
    return { zone, imageId };
  });
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
