import * as z from "zod";
import { filterOf, parseArguments, type Arguments } from "../filter/arguments";
import { choose } from "../filter/select";
import { imageRecord, type Image } from "../image/image";
import { imageLabel } from "../image/image-text";
import { questionOf } from "../lockfile/question";
import { findImage, search } from "../lookup";
import { imageIdIn } from "../text/image-id";
import { pinnedImageArguments } from "./arguments";
import { statuses } from "./condition";
import { driftRecord } from "./drift";
import type { FollowerChoice, PinForm } from "./form";
import { pinOrigin, readImageRecord, type PinOrigin, type PinRecord } from "./record";

/** The form of a `PinnedImage`: one image, in one zone. */
export const oneImage: PinForm = {
  idField: "imageId",
  fields: Object.keys(pinnedImageArguments.shape),
  recordFields: new Set(["image", "pinned", "notice", "status", "newestImageId", "drift"]),
  unknownFields: ["imageId", "image", "pinned"],
  observedFields: ["image", "status", "newestImageId", "drift"],
  tellingFields: ["image"],

  request(args) {
    const parsed = parseArguments(pinnedImageArguments, args);
    const { imageId: _named, ...given } = args;
    const { imageId } = parsed;
    return {
      given,
      filter: filterOf(parsed),
      policies: parsed,
      ...(imageId !== undefined && { named: [{ imageId }] }),
      zones: [],
    };
  },
  recordOf,
  written: ({ images, pinned }) => ({ imageId: idIn(images), image: images[0], ...(pinned && { pinned }) }),
  observed: ({ images: [image], newest, drift: [drift] }) => ({ image, newestImageId: idIn(newest), drift }),
  homeOf,
  isAnother: (before, after) => (before ?? undefined) !== (after ?? undefined),
  importedIds: (id) => [{ imageId: imageIdIn(id) }],
  idOf: ({ imageId }) => String(imageId),
  importedArguments: (_ids, images = []) => (images.length === 0 ? {} : homeOf(images)),

  settings: (settings) => settings,
  question: (account, queries) => questionOf("image", queries, account),
  locked: ({ images: [image] }) => image && [image],
  async find({ account, queries }) {
    const { image, matchedFallback } = await findImage(account, queries);
    return { images: [image], chosenBy: (matchedFallback ?? -1) + 1 };
  },
  async follow(account, query, _pinned, mayFollow): Promise<FollowerChoice> {
    const selection = await search(account, query);
    const choice = choose({ ...selection, matches: selection.matches.filter(mayFollow) }, query.filter);
    return "image" in choice ? { kind: choice.kind, images: [choice.image] } : choice;
  },
  inAskedZones: async (_lookup, stay) => stay,
  expectOnePin: () => undefined,

  words: {
    named: imageLabel,
    itself: () => "it",
    all: (images) => images.map(imageLabel).join(),
    ids: idIn,
    line: (images) => `imageId: ${JSON.stringify(idIn(images))}`,
    alsoToGoBack: () => "",
  },
};

function recordOf({ imageId, image, pinned, region, zone }: Arguments): PinRecord | undefined {
  const { imageId: idOfImage } = Object(image ?? {}) as { imageId?: unknown };
  const id = textOf(imageId) ?? textOf(idOfImage);
  if (id === undefined) {
    return undefined;
  }
  const origin = readOrigin(pinned);
  const place = { region: origin?.region ?? textOf(region), zone: origin?.zone ?? textOf(zone) };
  return {
    images: [readImageRecord(image, { imageId: id, ...place })],
    ...(origin && { pinned: origin }),
  };
}

function readOrigin(pinned: unknown): PinOrigin | undefined {
  const parsed = pinOrigin.safeParse(pinned);
  return parsed.success ? parsed.data : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function homeOf([image]: readonly Image[]): Pick<PinOrigin, "region" | "zone"> {
  return { ...(image && { region: image.region }), ...(image?.zone !== undefined && { zone: image.zone }) };
}

function idIn([image]: readonly Image[]): string {
  return image?.imageId ?? "";
}

/** The outputs of a `PinnedImage` besides its arguments. */
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
