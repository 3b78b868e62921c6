import * as z from "zod";
import type { Arguments } from "../filter/arguments";
import type { Query } from "../filter/query";
import { imageRecord, type Image } from "../image/image";
import { ownerOf } from "../ucloud/settings/owner";
import type { Settings } from "../ucloud/settings/settings";
import type { PinPlace } from "./place";

/** The owner of a custom or market image. */
export const imageOwner = z.object({
  apiHost: z.string().optional().describe("Host of the API, such as `api.ucloud.cn`."),
  projectId: z.string().optional().describe("Project whose images were seen."),
  account: z.string().optional().describe("Short hash of the public key; stands in where no project was known."),
});

/** Where and by whom an image was pinned, so that the same program gives the same pin on every machine. */
export const pinOrigin = z.object({
  region: z.string().describe("Region in which the image was found."),
  zone: z.string().optional().describe("Zone of the image; absent where UCloud names none."),
  projectId: z
    .string()
    .optional()
    .describe(
      "Project in which a custom or market image was found; absent for UCloud's own, and where none was known.",
    ),
  owner: imageOwner
    .optional()
    .describe("Whose custom or market image it is; absent for UCloud's own images, which are the same for everyone."),
  query: z.int().nonnegative().describe("Which query chose the image: 0 is the filter, and its fallbacks follow."),
});

/** A pin in several zones has no region or zone of its own. */
export type PinOrigin = Partial<Pick<z.infer<typeof pinOrigin>, "region">> & Omit<z.infer<typeof pinOrigin>, "region">;

/** What a pin records when its images are pinned. It holds nothing that is observed later. */
export interface PinRecord {
  /** The images as they were listed then: one, or one for each zone. */
  readonly images: readonly Image[];
  /** Absent in records of version 0.1. */
  readonly pinned?: PinOrigin | undefined;
}

/** The names of a pin's properties. */
interface RecordedFields {
  readonly idField: string;
  readonly fields: readonly string[];
  readonly recordFields: ReadonlySet<string>;
}

/**
 * Returns the arguments among a pin's properties, without the ids: those are the recorded ids, wherever they came from.
 */
export function argumentsOf({ fields, idField }: RecordedFields, properties: Arguments): Arguments {
  const given = fields.filter((field) => field !== idField && properties[field] !== undefined);
  return Object.fromEntries(given.map((field) => [field, properties[field]]));
}

/**
 * Returns a program's arguments without the parts of the record that the engine may add, as for `ignoreChanges: ["*"]`.
 */
export function withoutRecord({ recordFields }: RecordedFields, news: Arguments): Arguments {
  const kept = Object.entries(news).filter(([field]) => !recordFields.has(field));
  return Object.fromEntries(kept);
}

/**
 * Returns the record of images that a query has just chosen, or that were named by their ids. `home` is where they are.
 */
export function newRecord(
  settings: Settings,
  images: readonly Image[],
  home: Pick<PinOrigin, "region" | "zone">,
  { filter }: Query,
  query: number,
): PinRecord {
  const owner = ownerOf(settings, typeOf(images), filter.projectId);
  return {
    images,
    pinned: {
      ...home,
      ...(owner !== undefined && { owner, ...(filter.projectId !== undefined && { projectId: filter.projectId }) }),
      query,
    },
  };
}

/**
 * Returns where a pin searches again: where it was made. For a state of version 0.1, that is where its image or its
 * arguments say, and today's project for an image that is not UCloud's own.
 */
export function placeOf({ images, pinned }: PinRecord, projectOfToday: string | undefined): PinPlace {
  if (pinned !== undefined) {
    return { region: pinned.region, zone: pinned.zone, projectId: pinned.projectId };
  }
  const [image] = images;
  return {
    region: image?.region,
    zone: image?.zone,
    ...(!areOfUCloud(images) && projectOfToday !== undefined && { projectId: projectOfToday }),
  };
}

/** Returns whether all images are UCloud's own, which are the same for everyone. */
export function areOfUCloud(images: readonly Image[]): boolean {
  return images.every(({ imageType }) => imageType === "Base");
}

function typeOf(images: readonly Image[]): string | undefined {
  return areOfUCloud(images) ? "Base" : images.find(({ imageType }) => imageType !== "Base")?.imageType;
}

/**
 * Returns a recorded image whose id is known. A list or a required text that cannot be read is empty; any other field
 * is absent.
 */
export function readImageRecord(value: unknown, known: KnownOfImage): Image {
  const written = { ...known, ...(value as object | undefined), imageId: known.imageId };
  const fields = Object.entries(imageRecord.shape).flatMap(([field, schema]: [string, z.ZodType]) => {
    const parsed = schema.safeParse(Reflect.get(written, field));
    const read: unknown = parsed.success ? parsed.data : emptyOf(schema);
    return read === undefined ? [] : [[field, read]];
  });
  return Object.fromEntries(fields) as Image;
}

/** What is known of a recorded image without its record. */
interface KnownOfImage {
  readonly imageId: string;
  readonly imageName?: string | undefined;
  readonly region?: string | undefined;
  readonly zone?: string | undefined;
}

function emptyOf(schema: z.ZodType): unknown {
  return schema instanceof z.ZodArray ? [] : schema instanceof z.ZodString ? "" : undefined;
}
