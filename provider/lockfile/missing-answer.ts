import { isDeepStrictEqual } from "node:util";
import { commandFor } from "./command";
import type { Entry } from "./format";
import { valueText, type Question } from "./question";

/** That a frozen lockfile has no answer, which entry comes near, and which command adds one. */
export function noAnswerTo(question: Question, entries: readonly Entry[], path: string): string {
  const near = nearest(question, entries);
  return [
    `Lookups are frozen, and the lockfile ${path} has no answer to this one.`,
    ...Object.entries(question.query).map(
      ([field, value], position) => `${position === 0 ? "  asked  " : "         "}${field}: ${valueText(value)}`,
    ),
    ...(near === undefined ? [] : [`  near   an entry differs only in ${near}`]),
    `  next   ${commandFor(question)}`,
  ].join("\n");
}

/** In what the nearest entry differs, if it is near enough to be of use. */
function nearest(question: Question, entries: readonly Entry[]): string | undefined {
  const differences = entries
    .filter(({ find }) => find === question.find)
    .map((entry) => differenceBetween(question.query, entry.query))
    .sort((a, b) => a.length - b.length);
  const [least] = differences;
  return least !== undefined && least.length > 0 && least.length <= 2 ? least.join(" and ") : undefined;
}

function differenceBetween(asked: Question["query"], locked: Question["query"]): string[] {
  const fields = [...new Set([...Object.keys(asked), ...Object.keys(locked)])];
  return fields
    .filter((field) => !isDeepStrictEqual(asked[field], locked[field]))
    .map((field) => `${field} (locked: ${locked[field] === undefined ? "none" : valueText(locked[field])})`);
}
