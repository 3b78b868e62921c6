import { isDeepStrictEqual } from "node:util";
import type { LookupContext } from "../provider/context";
import { parseArguments, type Arguments } from "../provider/filter/arguments";
import type { Image } from "../provider/image/image";
import { getImages } from "../provider/lookup";
import { reportArguments } from "./arguments";

/** The images that a report shows, and what was asked for. */
export interface ListedImages {
  readonly images: readonly Image[];
  readonly region: string;
  /** Undefined: all zones of the region. */
  readonly zone: string | undefined;
  readonly imageTypes: readonly string[];
  /** Every other demand that the options made. The project is left out: who made a report is nobody's business. */
  readonly demands: readonly { readonly field: string; readonly value: string }[];
}

/** Lists what the options ask for, one listing for each type of image. */
export async function listImages(account: LookupContext, args: Arguments): Promise<ListedImages> {
  const parsed = parseArguments(reportArguments, args);
  const { architecture, states, allowEndOfLife, imageType: imageTypes, vendors } = parsed;
  const given: Arguments = { ...args, architecture, states, allowEndOfLife, vendors: undefined };
  const answers = await Promise.all(
    imageTypes.map((imageType) =>
      // Images of UCloud's and of one's own have no vendor, and would all be left out.
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

/** What is not as it is by default, and not said apart. */
function isDemand(field: string, parsed: Readonly<Record<string, unknown>>): boolean {
  const asDefault = isDeepStrictEqual(parsed[field], defaults[field]);
  return !asDefault && !saidApart.has(field);
}

const defaults: Readonly<Record<string, unknown>> = reportArguments.parse({});

const saidApart: ReadonlySet<string> = new Set(["region", "zone", "projectId", "imageType"]);
