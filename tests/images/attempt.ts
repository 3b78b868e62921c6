import { parseArguments } from "../../provider/images/argument-error";
import { getImageArguments } from "../../provider/images/arguments";
import type { Attempt } from "../../provider/images/explanation";
import type { Image } from "../../provider/images/image";
import type { Query } from "../../provider/images/query";
import { select } from "../../provider/images/select";
import { now } from "./sample";

/** A filter as a program writes it, with every value an argument but those named. */
export function query(args: Record<string, unknown>, origins: Query["origins"] = {}): Query {
  const { explain, ...filter } = parseArguments(getImageArguments, args);
  const given = Object.fromEntries(Object.keys(args).map((field) => [field, "argument"]));
  return { filter, origins: { ...given, ...origins } };
}

export function attempt(images: readonly Image[], args: Record<string, unknown>, origins?: Query["origins"]): Attempt {
  const asked = query(args, origins);
  return { query: asked, selection: select(images, asked.filter, now) };
}
