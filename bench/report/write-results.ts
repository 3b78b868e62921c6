import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CurvePoint } from "../curve";
import type { Row } from "../row";
import { machine } from "./machine";
import { plot } from "./plot";
import { table } from "./table";

const folder = join(__dirname, "..", "results");

/** Writes the table, the plot and the numbers behind them to bench/results/. */
export async function writeResults(rows: readonly Row[], points: readonly CurvePoint[]): Promise<void> {
  const date = new Date().toISOString().slice(0, 10);
  const text = `# Benchmarks\n\nMeasured by \`npm run bench\` on ${date}: ${machine()}.\n\n${table(rows)}\n\n![](results.svg)\n`;
  const numbers = JSON.stringify({ date, machine: machine(), rows, curve: points }, undefined, 2);
  const svg = await plot(points, rows);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "results.md"), text);
  writeFileSync(join(folder, "results.json"), `${numbers}\n`);
  writeFileSync(join(folder, "results.svg"), svg);
}
