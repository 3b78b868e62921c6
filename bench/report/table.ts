import { isReached, type Row } from "../row";

/** Returns the rows as a Markdown table. */
export function table(rows: readonly Row[]): string {
  const head = ["Work", "Figure to reach", "Measured", "Baseline, in the same run", "Ratio", "Verdict"];
  const lines = rows.map((row) => [
    row.work,
    row.figure,
    row.measured,
    row.baseline,
    row.ratio.toPrecision(2),
    isReached(row) ? "reached" : `missed (${Math.round(row.used * 100)} % of the figure)`,
  ]);
  return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
