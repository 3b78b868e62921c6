import type { CheckReport } from "../../stacks/check-stacks";

/** The report in one line: `12 pins of 3 stacks: 9 current, 2 superseded, 1 gone`. */
export function summaryLine({ summary, unreadable }: CheckReport): string {
  const { stacks, pins, ...statuses } = summary;
  const counts = Object.entries(statuses).filter(([, count]) => count > 0);
  const detail = counts.map(([status, count]) => `${count} ${words[status] ?? status}`).join(", ");
  const broken = unreadable.length === 0 ? "" : `; ${plural(unreadable.length, "stack")} could not be read`;
  return `${plural(pins, "pin")} of ${plural(stacks, "stack")}${detail === "" ? "" : `: ${detail}`}${broken}`;
}

/** A status in words, for people. */
export const words: Readonly<Record<string, string>> = {
  endOfLife: "past end of life",
  unknown: "could not be looked at",
};

/** A text without its line breaks, for a row. */
export function onOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ");
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
