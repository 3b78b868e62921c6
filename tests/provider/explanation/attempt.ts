import type { TriedQuery } from "../../../provider/explanation/explanation";
import { parseArguments } from "../../../provider/filter/arguments";
import type { Query } from "../../../provider/filter/query";
import { select } from "../../../provider/filter/select";
import type { Image } from "../../../provider/image/image";
import { getImageArguments } from "../../../provider/lookup/get-image";
import { now } from "../image/sample";

/** A filter as a program writes it, with every value an argument but those named. */
export function query(args: Record<string, unknown>, origins: Query["origins"] = {}): Query {
  const { explain, ...filter } = parseArguments(getImageArguments, args);
  const given = Object.fromEntries(Object.keys(args).map((field) => [field, "argument"]));
  return { filter, origins: { ...given, ...origins } };
}

export function attempt(
  images: readonly Image[],
  args: Record<string, unknown>,
  origins?: Query["origins"],
): TriedQuery {
  const asked = query(args, origins);
  return { query: asked, selection: select(images, asked.filter, now) };
}
