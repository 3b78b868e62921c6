import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CurvePoint } from "../curve";
import type { Row } from "../row";
import { machine } from "./machine";
import { plot } from "./plot";
import { table } from "./table";

const folder = join(__dirname, "..", "results");

/** Writes the table, the plot and the numbers behind them to bench/results/. */
export async function writeResults(
  rows: readonly Row[],
  points: readonly CurvePoint[],
  repetitions: number,
): Promise<void> {
  const date = new Date().toISOString().slice(0, 10);
  const measured = `Measured by \`npm run bench\` on ${date}, medians of ${repetitions}: ${machine()}.`;
  const text = `# Benchmarks\n\n${measured}\n\n${table(rows)}\n\n![The same as a plot](results.svg)\n`;
  const numbers = JSON.stringify({ date, repetitions, machine: machine(), rows, curve: points });
  mkdirSync(folder, { recursive: true });
  replace("results.svg", plot(points, rows));
  replace("results.md", await formatted("results.md", text));
  replace("results.json", await formatted("results.json", numbers));
}

/** Formats a file as `npm run format` does. */
async function formatted(name: string, text: string): Promise<string> {
  const { format, resolveConfig } = await import("prettier");
  const filepath = join(folder, name);
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

function replace(name: string, text: string): void {
  const path = join(folder, name);
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
