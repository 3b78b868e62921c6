import type { Image } from "../image/image";
import { summary } from "../image/image-text";
import { paragraph, row, rows } from "../text/layout";
import type { TriedQuery, Explanation, FilterReport } from "./explanation";

/** What an explanation says before its facts and after them; by default whether and what the filter chose. */
export interface Frame {
  readonly headline: string;
  /** Matches to show, because nobody can choose among them. */
  readonly matches?: readonly Image[];
  /** Lines that show matches in another way. */
  readonly table?: readonly string[];
  readonly advice?: string;
}

export function explanationText(
  facts: Omit<Explanation, "text">,
  attempt: TriedQuery,
  frame = frameOf(facts, attempt),
): string {
  const { matches = [], table = [], advice } = frame;
  const showsMisses = matches.length === 0 && table.length === 0;
  return [
    ...paragraph(frame.headline),
    ...reportText(facts, showsMisses),
    ...facts.fallbacks.flatMap((report, position) => [
      ...row(`fallback ${position}`, report.matched > 0 ? "matches." : "matches nothing either.", 5),
      ...reportText(report, showsMisses),
    ]),
    ...rows("zones", table),
    ...rows("match", matches.slice(0, shown).map(summary)),
    ...(matches.length > shown ? row("", `and ${matches.length - shown} more`) : []),
    ...rows("hint", facts.hints),
    ...(advice === undefined ? [] : row("next", advice)),
  ].join("\n");
}

function frameOf({ listed, funnel, fallbacks }: Omit<Explanation, "text">, { selection }: TriedQuery): Frame {
  const { matches } = selection;
  const [first] = matches;
  if (first !== undefined) {
    const count = matches.length === 1 ? "1 image matches" : `${matches.length} images match`;
    return { headline: `${count}. ${matches.length === 1 ? "It is" : "The first is"} ${summary(first)}.` };
  }
  if (listed === 0) {
    return {
      headline: "No image matches.",
      advice: "No image is listed here at all: check region, zone, project and image type.",
    };
  }
  const last = funnel.find(({ left }) => left === 0)?.criterion ?? "unknown";
  return {
    headline: fallbacks.length === 0 ? "No image matches." : "No image matches, nor does one match a fallback.",
    advice: `Loosen the demand that left none (${last}), or use getImages to see what there is.`,
  };
}

/** What came near is left out where images are shown that match. */
function reportText({ query, listed, funnel, nearestMisses }: FilterReport, showsMisses: boolean): string[] {
  return [
    ...rows(
      "asked",
      query.map(({ field, value, origin }) => `${field}: ${value}${origin === "argument" ? "" : `  (${origin})`}`),
    ),
    ...funnelText(listed, funnel),
    ...(showsMisses ? nearestMisses : []).flatMap((miss, position) => [
      ...row(position === 0 ? "near" : "", summary(miss)),
      ...row("", `fails ${miss.removedBy.join("; ")}`, 2),
    ]),
  ];
}

/** Demands after the one that left nothing left nothing either, which goes without saying. */
function funnelText(listed: number, funnel: FilterReport["funnel"]): string[] {
  const width = String(listed).length;
  const end = funnel.findIndex(({ left }) => left === 0);
  const steps = end < 0 ? funnel : funnel.slice(0, end + 1);
  return rows("found", [
    `${listed}  listed`,
    ...steps.map(({ criterion, left }) => `${String(left).padStart(width)}  left by ${criterion}`),
  ]);
}

const shown = 10;
