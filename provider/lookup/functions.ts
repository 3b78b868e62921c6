import type * as z from "zod";
import type { LookupContext } from "../context";
import type { Arguments } from "../filter/arguments";
import { checkImageFit, checkImageFitArguments, checkImageFitResult } from "./check-image-fit";
import { getImage, getImageArguments, getImageResult } from "./get-image";
import { getImagePerZone, getImagePerZoneArguments, getImagePerZoneResult } from "./get-image-per-zone";
import { getImages, getImagesArguments, getImagesResult } from "./get-images";

/** A function of the package, offered by the SDK and the plugin. */
export interface LookupFunction {
  /** The text in the plugin's schema. The doc comment in sdk/ says the same. */
  readonly description: string;
  readonly arguments: NamedObject;
  readonly result: NamedObject;
  /** Calls the function. The first use of `context` opens it, so that a function without requests needs no keys. */
  readonly call: (context: () => LookupContext, args: Arguments) => Promise<object>;
}

/** An object with a name of its own in every language. */
interface NamedObject {
  readonly meaning: string;
  readonly description: z.ZodType;
  /** The interface that it extends in TypeScript. */
  readonly base?: "ImageFilter" | "LookupArgs" | "FoundImage";
}

/** The functions of the package, one row each. The SDK, the plugin, its schema and its types derive from this table. */
const rows = {
  getImage: {
    description:
      "Returns the newest image that matches a filter, or with `orderBy` the one with the highest OS version. Throws a NoImageError when nothing matches, and an AmbiguousImageError when the order does not decide between matches. Both errors repeat the query and show how many images each criterion left.\n\nThe lookup runs again in every preview. Use a PinnedImage for hosts that must stay on their image.",
    arguments: { meaning: "The arguments of getImage.", description: getImageArguments, base: "LookupArgs" },
    result: { meaning: "The image that getImage chose.", description: getImageResult, base: "FoundImage" },
    call: (context, args) => getImage(context(), args),
  },
  getImages: {
    description:
      "Returns all images that match a filter, sorted by `orderBy`, in one zone or in all zones of a region. Returns an empty list when nothing matches; with `allowEmpty: false` it throws a NoImageError.",
    arguments: { meaning: "The arguments of getImages.", description: getImagesArguments, base: "LookupArgs" },
    result: { meaning: "The images that getImages found.", description: getImagesResult },
    call: (context, args) => getImages(context(), args),
  },
  getImagePerZone: {
    description:
      "Returns one image for each of several zones, as a map from zone to image. All have the same name: the newest name that every zone has, or with `orderBy` the one with the highest OS version. An id is valid in one zone only; the name is what UCloud's images have in common across zones. Throws a NoCommonImageError, which shows the images of each zone, when no name is in all of them.",
    arguments: {
      meaning: "The arguments of getImagePerZone.",
      description: getImagePerZoneArguments,
      base: "ImageFilter",
    },
    result: { meaning: "The images that getImagePerZone found.", description: getImagePerZoneResult },
    call: (context, args) => getImagePerZone(context(), args),
  },
  checkImageFit: {
    description:
      "Returns whether UCloud's CreateUHostInstance accepts this image for this host, and the rules that the image breaks if not. It sends no request. A lookup with `host` finds only images that fit.",
    arguments: { meaning: "The arguments of checkImageFit.", description: checkImageFitArguments },
    result: { meaning: "Whether an image fits a host.", description: checkImageFitResult },
    call: (_context, args) => checkImageFit(args),
  },
} satisfies Readonly<Record<string, LookupFunction>>;

export type LookupFunctionName = keyof typeof rows;

export const lookupFunctions: Readonly<Record<LookupFunctionName, LookupFunction>> = rows;

export const lookupFunctionNames = Object.keys(rows) as LookupFunctionName[];
