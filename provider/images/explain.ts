import { harmless } from "./harmless";
import type { Image } from "./image";
import { valuesOf, type Query } from "./query";
import type { Ambiguity, Selection } from "./select";

/** Why a query has no match: the query as understood, and how many images each demand left. */
export function explainNone(query: Query, selection: Selection): string {
  const last = selection.funnel.find(({ left }) => left === 0);
  const advice =
    selection.listed === 0
      ? "No image is listed here at all: check region, zone, project and image type."
      : `Loosen the demand that left none (${last?.criterion ?? "unknown"}), or use getImages to see what there is.`;
  return ["No image matches.", ...asked(query), ...found(selection), `  next   ${advice}`].join("\n");
}

/** Why one of several matches was not chosen. */
export function explainAmbiguity(query: Query, selection: Selection, reason: Ambiguity): string {
  const { headline, advice } = ambiguities[reason];
  const matches = selection.matches.slice(0, shown).map((image) => `         ${summary(image)}`);
  const rest = selection.matches.length - matches.length;
  return [
    `${selection.matches.length} images match, and ${headline}.`,
    ...asked(query),
    ...found(selection),
    "  match",
    ...matches,
    ...(rest > 0 ? [`         and ${rest} more`] : []),
    `  next   ${advice}`,
  ].join("\n");
}

/** An image in one line. */
export function summary(image: Image): string {
  const made = image.createdAt === undefined ? "undated" : image.createdAt.slice(0, 10);
  const parts = [image.imageId, image.zone, made, image.imageName];
  return parts.flatMap((part) => (part === undefined ? [] : [harmless(part)])).join("  ");
}

function asked(query: Query): string[] {
  return valuesOf(query).map(({ field, value, origin }, position) => {
    const written = Array.isArray(value) ? value.join(", ") : String(value);
    return `${position === 0 ? "  asked  " : "         "}${field}: ${written}${origin === "argument" ? "" : `  (${origin})`}`;
  });
}

function found({ listed, funnel }: Selection): string[] {
  const width = String(listed).length;
  const row = (left: number, text: string) => `${String(left).padStart(width)}  ${text}`;
  return [
    `  found  ${row(listed, "listed")}`,
    ...funnel.map(({ criterion, left }) => `         ${row(left, `left by ${criterion}`)}`),
  ];
}

const shown = 10;

const ambiguities: Readonly<Record<Ambiguity, { readonly headline: string; readonly advice: string }>> = {
  unique: { headline: "the query asked for exactly one", advice: "Add what tells the wanted image from the others." },
  zones: {
    headline: "they are in several zones, in each of which another id is valid",
    advice: "Name the zone of the host.",
  },
  kernels: {
    headline: "some have a raised kernel (高内核), which one family of hosts needs and the others can't boot",
    advice: 'Say which: imageName: "高内核*" for hosts of the O family, or nameRegex: "^[^高]" for the others.',
  },
  undated: {
    headline: "none of the first ones says when it was made, so that none is known to be the newest",
    advice: "Add what tells the wanted image from the others, or name it in imageIds.",
  },
};
