import { z } from "zod";
import type { Arguments } from "../filter/arguments";
import type { Query } from "../filter/query";
import { imageRecord, type Image } from "../image/image";
import { pinOrigin, type PinOrigin } from "./origin";
import { ownerOf } from "../ucloud/settings/owner";
import type { Settings } from "../ucloud/settings/settings";
import { pinnedImageFields } from "./arguments";
import { statuses } from "./condition";
import { driftRecord } from "./drift";
import type { PinPlace } from "./place";

/** What a pin records of the moment in which its image was pinned. Nothing that is observed later stands beside it. */
export interface PinRecord {
  readonly imageId: string;
  /** The image as it was listed then. */
  readonly image: Image;
  /** Absent in what version 0.1 recorded. */
  readonly pinned?: PinOrigin | undefined;
}

/** The arguments among a pin's properties. The id is left out: there it is the recorded one, wherever it came from. */
export function argumentsOf(properties: Arguments): Arguments {
  const fields = pinnedImageFields.filter((field) => field !== "imageId" && properties[field] !== undefined);
  return Object.fromEntries(fields.map((field) => [field, properties[field]]));
}

/** A program's arguments without what the engine may add of the record, as it does for `ignoreChanges: ["*"]`. */
export function withoutRecord(news: Arguments): Arguments {
  const kept = Object.entries(news).filter(([field]) => !recordFields.has(field));
  return Object.fromEntries(kept);
}

/** All that a pin has recorded in any version, besides its arguments. */
const recordFields: ReadonlySet<string> = new Set(["image", "pinned", "notice", "status", "newestImageId", "drift"]);

/**
 * Reads the record among a pin's recorded properties; undefined where there is none. The id alone is enough: what else
 * is missing or mangled is read as absent, since a state that can't be read whole must not move the hosts that stand
 * on it.
 */
export function recordOf(properties: Arguments): PinRecord | undefined {
  const { imageId, image, pinned } = properties;
  const id = typeof imageId === "string" && imageId !== "" ? imageId : idIn(image);
  if (id === undefined) {
    return undefined;
  }
  const origin = readOrigin(pinned);
  const { region, zone } = properties;
  const named = { imageId: id, ...texts({ region: origin?.region ?? region, zone: origin?.zone ?? zone }) };
  return {
    imageId: id,
    image: readImageRecord({ ...named, ...(image as object | undefined), imageId: id }),
    ...(origin && { pinned: origin }),
  };
}

/** The record of an image that a query has just chosen, or that was named by its id. */
export function newRecord(settings: Settings, image: Image, { filter }: Query, query: number): PinRecord {
  const owner = ownerOf(settings, image.imageType, filter.projectId);
  return {
    imageId: image.imageId,
    image,
    pinned: {
      region: image.region,
      ...(image.zone !== undefined && { zone: image.zone }),
      ...(owner !== undefined && { owner, ...(filter.projectId !== undefined && { projectId: filter.projectId }) }),
      query,
    },
  };
}

/** Where a pin looks again: where it was made, or by a state of 0.1 where its image is and its arguments say. */
export function placeOf({ image, pinned }: PinRecord, projectOfToday: string | undefined): PinPlace {
  return pinned === undefined
    ? {
        region: image.region,
        zone: image.zone,
        ...(image.imageType !== "Base" && projectOfToday !== undefined && { projectId: projectOfToday }),
      }
    : { region: pinned.region, zone: pinned.zone, projectId: pinned.projectId };
}

function idIn(image: unknown): string | undefined {
  const { imageId } = Object(image ?? {}) as { imageId?: unknown };
  return typeof imageId === "string" && imageId !== "" ? imageId : undefined;
}

/** A field that can't be read is absent; a list is empty. */
function readImageRecord(value: Readonly<Record<string, unknown>>): Image {
  const fields = Object.entries(imageRecord.shape).flatMap(([field, schema]: [string, z.ZodType]) => {
    const parsed = schema.safeParse(value[field]);
    const read: unknown = parsed.success ? parsed.data : emptyOf(schema);
    return read === undefined ? [] : [[field, read]];
  });
  return Object.fromEntries(fields) as Image;
}

function emptyOf(schema: z.ZodType): unknown {
  return schema instanceof z.ZodArray ? [] : schema instanceof z.ZodString ? "" : undefined;
}

function readOrigin(pinned: unknown): PinOrigin | undefined {
  const parsed = pinOrigin.safeParse(pinned);
  return parsed.success ? parsed.data : undefined;
}

function texts(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/** What a `PinnedImage` has besides its arguments. */
export const pinnedImageOutputs = z.object({
  imageId: z.string().describe("Id of the pinned image: what a host takes as its ImageId."),
  pinned: pinOrigin.describe("Where, by whom and by which query the image was pinned."),
  image: imageRecord.describe("The pinned image as it was when the pin was made, or last updated or refreshed."),
  status: z
    .enum(statuses)
    .describe(
      "How the pin stood when it was last updated or refreshed: `current`, `superseded` (a match comes before it), `endOfLife` (past MaintainEol), `unavailable` (its state starts no host) or `gone`.",
    ),
  newestImageId: z.string().describe("Id that the filter finds now; the pin's own when nothing comes before it."),
  drift: driftRecord.describe("What a move to the newest image would change; empty when there is none."),
});
