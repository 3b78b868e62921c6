import { isDeepStrictEqual } from "node:util";
import type { LookupContext } from "../provider/context";
import { parseArguments, type Arguments } from "../provider/filter/arguments";
import type { Image } from "../provider/image/image";
import { getImages } from "../provider/lookup";
import { reportArguments } from "./arguments";

/** The images that a report shows, and the filter that chose them. */
export interface ListedImages {
  readonly images: readonly Image[];
  readonly region: string;
  /** Undefined for all zones of the region. */
  readonly zone: string | undefined;
  readonly imageTypes: readonly string[];
  /** The other fields of the filter. The project is left out, so that a report does not reveal who made it. */
  readonly demands: readonly { readonly field: string; readonly value: string }[];
}

/** Returns the images that the options ask for, from one listing for each image type. */
export async function listImages(account: LookupContext, args: Arguments): Promise<ListedImages> {
  const parsed = parseArguments(reportArguments, args);
  const { architecture, states, allowEndOfLife, imageType: imageTypes, vendors } = parsed;
  const given: Arguments = { ...args, architecture, states, allowEndOfLife, vendors: undefined };
  const answers = await Promise.all(
    imageTypes.map((imageType) =>
      // Base and custom images have no vendor, so this field would exclude all of them.
      getImages(account, { ...given, imageType, ...(imageType === "Business" && { vendors }) }),
    ),
  );
  const query = answers[0]?.explanation.query ?? [];
  const valueOf = (field: string) => query.find((value) => value.field === field)?.value;
  return {
    images: answers.flatMap(({ images }) => images),
    region: valueOf("region") ?? "",
    zone: valueOf("zone"),
    imageTypes,
    demands: query.filter(({ field }) => isDemand(field, parsed)),
  };
}

/** Returns whether a field differs from its default and is not shown elsewhere. */
function isDemand(field: string, parsed: Readonly<Record<string, unknown>>): boolean {
  const asDefault = isDeepStrictEqual(parsed[field], defaults[field]);
  return !asDefault && !saidApart.has(field);
}

const defaults: Readonly<Record<string, unknown>> = reportArguments.parse({});

const saidApart: ReadonlySet<string> = new Set(["region", "zone", "projectId", "imageType"]);
