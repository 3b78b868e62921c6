import type { Image } from "../image/image";
import { summary } from "../image/image-text";
import { paragraph, row, rows } from "../text/layout";
import type { TriedQuery, Explanation, FilterReport } from "./explanation";

/** The text before and after the facts of an explanation; by default the result and the next step. */
export interface Frame {
  readonly headline: string;
  /** Matches to show when the order does not decide between them. */
  readonly matches?: readonly Image[];
  /** Lines of a table that shows the matches instead. */
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
      advice: "UCloud lists no image here: check region, zone, project and image type.",
    };
  }
  const last = funnel.find(({ left }) => left === 0)?.criterion ?? "unknown";
  return {
    headline: fallbacks.length === 0 ? "No image matches." : "No image matches the filter or a fallback.",
    advice: `Loosen the criterion that left none (${last}), or use getImages to see all images.`,
  };
}

/** Returns the facts about one filter. Near misses are left out when matches are shown. */
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

/** Returns the number of images after each criterion, up to the first one that leaves none. */
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
