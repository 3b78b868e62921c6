import { isDeepStrictEqual } from "node:util";
import { plainImages, type Entry } from "../../provider/lockfile/format";
import { exitCodes, type ExitCode } from "../exit-codes";
import { tableOf, type Cell } from "../screen/table";
import type { Comparison } from "./comparison";
import { answerLine, questionLine } from "./entry-text";

/** Returns a table of the locked answers. */
export function entriesTable(entries: readonly Entry[], path: string): string {
  return entries.length === 0
    ? `${path} locks nothing yet. Add a query: ucloud-image lock, with a filter's options.`
    : tableOf(
        ["QUERY", "LOCKED"],
        entries.map((entry) => [questionLine(entry), answerLine(entry)]),
      );
}

/** Returns a table of the answers that differ, and a summary that counts the rest. */
export function comparisonTable(comparisons: readonly Comparison[], wrote: boolean): string {
  const different = comparisons.filter(({ kind }) => kind !== "same");
  const rows = different.map((comparison): Cell[] => [
    { text: titles[comparison.kind], colour: comparison.kind === "unknown" ? "red" : "yellow" },
    questionLine(comparison.entry),
    differenceIn(comparison),
  ]);
  const summary = summaryOf(comparisons, wrote);
  return rows.length === 0 ? summary : `${tableOf(["", "QUERY", "WHAT"], rows)}\n\n${summary}`;
}

/** Returns the result of an update or of a comparison in one sentence. */
export function summaryOf(comparisons: readonly Comparison[], wrote: boolean): string {
  const numberOf = (...kinds: readonly Comparison["kind"][]) =>
    comparisons.filter(({ kind }) => kinds.includes(kind)).length;
  const same = numberOf("same");
  if (!wrote) {
    return `${same} of ${comparisons.length} locked answers are up to date.`;
  }
  const parts = [
    `${numberOf("moved")} of ${comparisons.length} locked answers moved`,
    ...(numberOf("changed") > 0 ? [`${numberOf("changed")} have the same images with other details`] : []),
    `${same} stayed`,
    ...(numberOf("none", "unknown") > 0 ? [`${numberOf("none", "unknown")} could not be updated`] : []),
  ];
  return `${parts.join(", ")}.`;
}

/** Returns the comparisons as data for -o json and -o yaml. */
export function comparisonJson(comparisons: readonly Comparison[], path: string): object {
  return {
    path,
    comparisons: comparisons.map(({ entry: { find, query, images }, ...rest }) => ({
      find,
      query,
      result: rest.kind,
      lockedImageIds: images.map(({ imageId }) => imageId),
      ...("fresh" in rest ? { imageIds: rest.fresh.images.map(({ imageId }) => imageId) } : { problem: rest.problem }),
    })),
  };
}

/** Returns the exit code; `differing` is the code for answers that differ. */
export function exitCodeFor(comparisons: readonly Comparison[], differing: ExitCode): ExitCode {
  const kinds = new Set(comparisons.map(({ kind }) => kind));
  if (kinds.has("unknown")) {
    return exitCodes.couldNotLook;
  }
  if (kinds.has("none")) {
    return exitCodes.no;
  }
  return kinds.has("moved") || kinds.has("changed") ? differing : exitCodes.done;
}

const titles = { same: "same", moved: "moved", changed: "changed", none: "no answer", unknown: "not asked" } as const;

function differenceIn(comparison: Comparison): string {
  if (!("fresh" in comparison)) {
    return `${comparison.problem.split("\n")[0] ?? ""} The locked answer stays.`;
  }
  const { entry, kind, fresh } = comparison;
  if (kind === "moved") {
    return `${answerLine(entry)} -> ${answerLine(fresh)}`;
  }
  const images = plainImages(fresh);
  const fields = plainImages(entry).flatMap((image, position) => {
    const now: Readonly<Record<string, unknown>> = { ...images[position] };
    const before: Readonly<Record<string, unknown>> = { ...image };
    return Object.keys({ ...before, ...now }).filter((field) => !isDeepStrictEqual(before[field], now[field]));
  });
  return `${answerLine(entry)}: other ${[...new Set(fields)].join(", ") || "fallback or owner"}`;
}
