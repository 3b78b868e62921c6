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
 * Reads the record of a pin in several zones; undefined where no zone has an id. A zone without one is one that the pin
 * still has to choose an image for.
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

/** Writes the record as properties. */
export function written({ images, pinned }: PinRecord): Arguments {
  return {
    commonName: images[0]?.imageName,
    imageIds: idsByZone(images),
    images: byZone(images, images),
    ...(pinned && { pinned }),
  };
}

/**
 * Whether the ids of some zones are of another pin than those of others: one of the zones that both have stands on another
 * image, or they have no zone in common. A zone more or less is the same pin.
 */
export function isAnother(before: unknown, after: unknown): boolean {
  const [old, fresh] = [fieldsOf(before), fieldsOf(after)];
  const shared = Object.keys(old).filter((zone) => zone in fresh);
  return shared.length === 0 || shared.some((zone) => old[zone] !== fresh[zone]);
}

/** The id of the resource: each zone with its image, as they are when the pin is made or moved. */
export function idOf({ imageIds }: Arguments): string {
  return Object.entries(fieldsOf(imageIds))
    .map(([zone, id]) => `${zone}=${String(id)}`)
    .sort()
    .join(",");
}

/** Reads an id of the resource, as an import gives it. */
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
