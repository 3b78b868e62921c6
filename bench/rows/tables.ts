import { execFile } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { median } from "../measure";
import { ms, type Row } from "../row";
import { withServer } from "./lookups";

/** Measures the processor time of `ucloud-image list` with a table, beside that with ids only. */
export async function tables(repetitions: number): Promise<Row[]> {
  return withServer(10_000, async ({ environment }) => {
    const [table, ids]: [number[], number[]] = [[], []];
    for (let run = 0; run < repetitions; run++) {
      table.push(await cpuOf(["list", ...everything], environment));
      ids.push(await cpuOf(["list", ...everything, "--id-only"], environment));
    }
    const ratio = median(table) / median(ids);
    return [
      {
        work: "a table of 10,000 images, processor time",
        figure: "at most 1.5 times that of the ids alone",
        measured: ms(median(table)),
        baseline: `-o id: ${ms(median(ids))}`,
        ratio,
        used: ratio / 1.5,
      },
    ];
  });
}

const everything = [
  ...["--region", "cn-bj2", "--zone", "cn-bj2-05", "--architecture", "any", "--allow-end-of-life"],
  ...["--states", "Available", "Making", "Unavailable", "Copying"],
];

const command = join(__dirname, "..", "..", "dist", "cli", "main.js");
const cpuAtExit = pathToFileURL(join(__dirname, "..", "processes", "cpu-at-exit.mjs")).href;

/** Runs the command in its own process. */
async function cpuOf(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<number> {
  const options = { env: { PATH: process.env["PATH"], ...environment }, maxBuffer: 64 * 1024 * 1024 };
  const { stderr } = await promisify(execFile)(process.execPath, ["--import", cpuAtExit, command, ...words], options);
  return Number(stderr);
}
