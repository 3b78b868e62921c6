import type { Image } from "../image/image";
import type { ArgumentProblem } from "../text/argument-error";
import { printableText } from "../text/printable";
import { nearestSpelling } from "../text/spelling";
import type { Field, OpenNames } from "./field";
import { imageRows } from "./fields";
import type { Filter } from "./filter";

/**
 * Returns the wrong names in a filter: those that UCloud does not document and no listed image has. A newer name that a
 * listed image has is accepted. Returns nothing for an empty listing, since it has no names at all.
 */
export function unlistedNames(filter: Filter, listed: readonly Image[]): ArgumentProblem[] {
  return listed.length === 0 ? [] : openValues(filter).flatMap((each) => problemsOf(each, listed));
}

interface OpenValue {
  readonly field: string;
  readonly open: OpenNames;
  readonly names: string | readonly string[];
}

function openValues(filter: Filter): OpenValue[] {
  const own = Object.entries<Field>(imageRows).flatMap(([field, { open }]) => {
    const names = filter[field as keyof typeof imageRows];
    return open === undefined || names === undefined ? [] : [{ field, open, names: names as OpenValue["names"] }];
  });
  const { open } = imageRows.gpuType;
  const names = filter.host?.gpuType;
  return open === undefined || names === undefined ? own : [...own, { field: "host.gpuType", open, names }];
}

function problemsOf({ field, open, names }: OpenValue, listed: readonly Image[]): ArgumentProblem[] {
  const { canonical = (name: string) => name } = open;
  const isKnown = (name: string) => open.known.some((known) => canonical(known) === canonical(name));
  return [names].flat().flatMap((name, position) => {
    if (
      isKnown(name) ||
      listed.some((image) => open.among(image).some((each) => canonical(each) === canonical(name)))
    ) {
      return [];
    }
    const path = typeof names === "string" ? field : `${field}[${position}]`;
    return [{ field: path, reason: reasonFor(name, open, listed) }];
  });
}

function reasonFor(name: string, { kind, known, among }: OpenNames, listed: readonly Image[]): string {
  const all = [...new Set([...known, ...listed.flatMap(among)])];
  const nearest = nearestSpelling(name, all);
  const hint = nearest === undefined ? "" : ` Did you mean ${printableText(JSON.stringify(nearest))}?`;
  return (
    `${printableText(JSON.stringify(name))} is not accepted: UCloud documents no such ${kind}, and no image that is listed ` +
    `here has it.${hint} Known: ${all.map((each) => printableText(each)).join(", ")}.`
  );
}
