import type { z } from "zod";
import type { LookupContext } from "../context";
import type { Arguments } from "../filter/arguments";
import { checkImageFit, checkImageFitArguments, checkImageFitResult } from "./check-image-fit";
import { getImage, getImageArguments, getImageResult } from "./get-image";
import { getImagePerZone, getImagePerZoneArguments, getImagePerZoneResult } from "./get-image-per-zone";
import { getImages, getImagesArguments, getImagesResult } from "./get-images";

/** A function of the package, as the SDK and the plugin offer it. */
export interface LookupFunction {
  /** What it is for: its text in the plugin's schema, and its doc comment in sdk/. */
  readonly description: string;
  readonly arguments: NamedObject;
  readonly result: NamedObject;
  /** Answers it. `context` is opened by the first use, so that a function that asks nothing of UCloud needs no keys. */
  readonly call: (context: () => LookupContext, args: Arguments) => Promise<object>;
}

/** An object with a name of its own in every language. */
interface NamedObject {
  readonly meaning: string;
  readonly description: z.ZodType;
  /** The interface that it extends in TypeScript. */
  readonly base?: "ImageFilter" | "LookupArgs" | "FoundImage";
}

/** Every function of the package, a row each: the SDK, the plugin's functions, its schema and its types come from here. */
const rows = {
  getImage: {
    description:
      "Finds the newest image (or, by `orderBy`, that of the highest OS version) that matches a filter. No match, or several of which none is the declared first, is an error that repeats the query and shows what each demand left.\n\nThe choice is made anew in every preview: use a PinnedImage for hosts that shall stay on their image.",
    arguments: { meaning: "What getImage looks for.", description: getImageArguments, base: "LookupArgs" },
    result: { meaning: "The image that getImage chose.", description: getImageResult, base: "FoundImage" },
    call: (context, args) => getImage(context(), args),
  },
  getImages: {
    description:
      "Finds all images that match a filter, in the order that `orderBy` declares, in one zone or in all zones of a region. No match is an empty list, unless `allowEmpty` is false.",
    arguments: { meaning: "What getImages looks for.", description: getImagesArguments, base: "LookupArgs" },
    result: { meaning: "The images that getImages found.", description: getImagesResult },
    call: (context, args) => getImages(context(), args),
  },
  getImagePerZone: {
    description:
      "Finds one image for each of several zones: of the names that all zones have, the newest (or, by `orderBy`, that of the highest OS version), as a map from zone to image. Ids are valid in one zone alone, and names are how UCloud's images go together. No common name is an error that shows which zones have which images.",
    arguments: {
      meaning: "What getImagePerZone looks for.",
      description: getImagePerZoneArguments,
      base: "ImageFilter",
    },
    result: { meaning: "The images that getImagePerZone found.", description: getImagePerZoneResult },
    call: (context, args) => getImagePerZone(context(), args),
  },
  checkImageFit: {
    description:
      "Says whether CreateUHostInstance would make this host from this image, and which of UCloud's rules the image breaks if not. It asks nothing of UCloud. A lookup with `host` finds only images that fit.",
    arguments: { meaning: "What checkImageFit compares.", description: checkImageFitArguments },
    result: { meaning: "Whether an image fits a host.", description: checkImageFitResult },
    call: (_context, args) => checkImageFit(args),
  },
} satisfies Readonly<Record<string, LookupFunction>>;

export type LookupFunctionName = keyof typeof rows;

export const lookupFunctions: Readonly<Record<LookupFunctionName, LookupFunction>> = rows;

export const lookupFunctionNames = Object.keys(rows) as LookupFunctionName[];
