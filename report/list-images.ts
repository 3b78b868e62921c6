import { isDeepStrictEqual } from "node:util";
import type { LookupContext } from "../provider/context";
import { parseArguments, type Arguments } from "../provider/filter/arguments";
import type { Image } from "../provider/image/image";
import { getImages } from "../provider/lookup";
import { reportArguments } from "./arguments";
import { placesAsked, type AskedPlace } from "./places-asked";
import type { Asked } from "./report-data";

/** The images that a report shows, and what it asked for. */
export interface ListedImages {
  readonly images: readonly Image[];
  readonly asked: Asked;
}

/** Returns the images that the options ask for, from one listing for each place and image type. */
export async function listImages(account: LookupContext, args: Arguments): Promise<ListedImages> {
  const parsed = parseArguments(reportArguments, args);
  const { architecture, states, allowEndOfLife, imageType: imageTypes, vendors } = parsed;
  const given: Arguments = { ...args, architecture, states, allowEndOfLife, vendors: undefined };
  const list = ({ region, zone }: AskedPlace) =>
    Promise.all(
      imageTypes.map((imageType) =>
        // Base and custom images have no vendor, so this field would exclude all of them.
        getImages(account, { ...given, region, zone, imageType, ...(imageType === "Business" && { vendors }) }),
      ),
    );
  const listings = await Promise.all(placesAsked(parsed.region ?? [], parsed.zone ?? []).map(list));
  const queries = listings.map(([first]) => first?.explanation.query ?? []);
  const valueOf = (query: Query, field: string) => query.find((value) => value.field === field)?.value;
  return {
    images: listings.flat().flatMap(({ images }) => images),
    asked: {
      places: queries.map((query) => ({ region: valueOf(query, "region") ?? "", zone: valueOf(query, "zone") })),
      imageTypes,
      // The project is left out, so that a report does not reveal who made it.
      demands: (queries[0] ?? [])
        .filter(({ field }) => isDemand(field, parsed))
        .map(({ field, value }) => ({ field, value })),
    },
  };
}

type Query = readonly { readonly field: string; readonly value: string }[];

/** Returns whether a field differs from its default and is not shown elsewhere. */
function isDemand(field: string, parsed: Readonly<Record<string, unknown>>): boolean {
  const asDefault = isDeepStrictEqual(parsed[field], defaults[field]);
  return !asDefault && !saidApart.has(field);
}

const defaults: Readonly<Record<string, unknown>> = reportArguments.parse({});

const saidApart: ReadonlySet<string> = new Set(["region", "zone", "projectId", "imageType"]);
