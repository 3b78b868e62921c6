// `npm run bench`: measures every row of the table and writes bench/results/. `-- --quick` counts requests only, and
// `-- --only pins,memory` prints the named rows, and writes nothing.

import { parseArgs } from "node:util";
import { count, countedWorks } from "./counts";
import { curve } from "./curve";
import { measureAll } from "./rows/measure-all";
import { table } from "./report/table";
import { writeResults } from "./report/write-results";
import { requestsOfPins } from "./rows/pins";
import { withServer } from "./rows/lookups";
import { isReached } from "./row";

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 2;
});

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string" },
      repetitions: { type: "string", default: "10" },
    },
  });
  // tsx turns source maps on, and Pulumi makes a stack trace for every output. A compiled program does not pay these
  // seconds.
  process.setSourceMapsEnabled(false);
  const reached = values.quick ? await quick() : await full(Number(values.repetitions), values.only?.split(","));
  process.exitCode = reached ? 0 : 1;
}

async function full(repetitions: number, only: readonly string[] | undefined): Promise<boolean> {
  const rows = await measureAll(repetitions, only);
  console.log(table(rows));
  if (only === undefined) {
    await writeResults(rows, await curve(repetitions), repetitions);
  }
  return rows.every(isReached);
}

async function quick(): Promise<boolean> {
  const counts = [];
  for (const work of countedWorks) {
    counts.push(await count(work));
  }
  const { pins, listing } = await withServer(1_000, requestsOfPins);
  counts.push({ work: "100 pins in one stack, previewed", allowed: 2 * listing, requests: pins });
  for (const { work, allowed, requests } of counts) {
    console.log(`${requests <= allowed ? "✔" : "✘"} ${work}: ${requests} requests, of ${allowed} allowed`);
  }
  return counts.every(({ allowed, requests }) => requests <= allowed);
}
