import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { openAccount } from "../../provider/context";
import { pulumiRoot } from "../../scripts/setup/pulumi/pulumi-root.mjs";
import { checkStacks } from "../../stacks/check-stacks";
import type { ExportSource } from "../../stacks/exports";
import { inTurns, median } from "../measure";
import { ms, type Row } from "../row";

/** Measures exports of many stacks side by side, compared with the same exports one after the other. */
export async function fleet(repetitions: number): Promise<Row[]> {
  const waits = Array.from({ length: 40 }, (_, number) => sourceOf(number, () => sleep(300).then(() => emptyStack)));
  return [
    await rowOf("40 stacks checked, each export waits 300 ms", waits, 0.15, Math.min(repetitions, 3)),
    await withLocalStacks(8, (stacks) =>
      rowOf("8 stacks checked, exported from a local backend", stacks, 0.7, Math.min(repetitions, 5)),
    ),
  ];
}

async function rowOf(work: string, sources: readonly ExportSource[], limit: number, repetitions: number): Promise<Row> {
  const account = openAccount(
    () => undefined,
    () => undefined,
  );
  const check = (atOnce?: number) => checkStacks(account, sources, () => ({ step: () => undefined }), atOnce);
  const times = await inTurns(repetitions, { sideBySide: () => check(), oneByOne: () => check(1) });
  const ratio = median(times.sideBySide) / median(times.oneByOne);
  return {
    work,
    figure: `at most ${limit} of the time one after the other`,
    measured: ms(median(times.sideBySide)),
    baseline: `one after the other: ${ms(median(times.oneByOne))}`,
    ratio,
    used: ratio / limit,
  };
}

const emptyStack = JSON.stringify({ version: 3, deployment: {} });

function sourceOf(number: number, read: () => Promise<string>): ExportSource {
  return { name: `stack ${number}`, read };
}

/** Runs `work` with real stacks on a file backend, which a real pulumi exports. */
async function withLocalStacks<T>(count: number, work: (stacks: readonly ExportSource[]) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "ucloud-image-bench-"));
  const env = {
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    PULUMI_BACKEND_URL: `file://${folder}`,
    PULUMI_CONFIG_PASSPHRASE: "not a secret in a benchmark",
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
  const pulumi = async (...words: string[]) =>
    (await promisify(execFile)(join(pulumiRoot(), "bin", "pulumi"), words, { cwd: folder, env })).stdout;
  try {
    writeFileSync(join(folder, "Pulumi.yaml"), "name: fleet\nruntime: yaml\n");
    const names = Array.from({ length: count }, (_, number) => `stack-${number}`);
    for (const name of names) await pulumi("stack", "init", name);
    return await work(names.map((name, number) => sourceOf(number, () => pulumi("stack", "export", "--stack", name))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
