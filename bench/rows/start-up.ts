import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pluginFolder } from "../../tests/provider/plugin/plugin-folder";
import { inTurns, median } from "../measure";
import { runProcess } from "../process";
import { ms, type Row } from "../row";
import { withServer } from "./lookups";

/** Measures the first lookup of a new process, with the loading of the SDK. */
export async function firstLookup(repetitions: number): Promise<Row[]> {
  return withServer(60, async ({ environment }) => {
    const runs: First[] = [];
    for (let run = 0; run < repetitions; run++) {
      runs.push(await runProcess<First>("first-lookup.mjs", environment));
    }
    const [pulumi, lookup] = [median(runs.map((run) => run.pulumi)), median(runs.map((run) => run.lookup))];
    return [
      {
        work: "loading the SDK and the first lookup, 60 images, over @pulumi/pulumi",
        figure: "at most 60 ms",
        measured: ms(lookup),
        baseline: `@pulumi/pulumi: ${ms(pulumi)}`,
        ratio: lookup / pulumi,
        used: lookup / 60,
      },
    ];
  });
}

/** Measures how soon the plugin tells its port, beside a Node process that prints a line. */
export async function pluginStart(repetitions: number): Promise<Row[]> {
  const times = await inTurns(repetitions, {
    plugin: () => firstOutput([join(pluginFolder, "pulumi-resource-ucloud-image")]),
    node: () => firstOutput(["--eval", "console.log(1)"]),
  });
  const [plugin, node] = [median(times.plugin), median(times.node)];
  return [
    {
      work: "the plugin's port, from its start",
      figure: "at most 1.8 times bare Node",
      measured: ms(plugin),
      baseline: `Node that prints a line: ${ms(node)}`,
      ratio: plugin / node,
      used: plugin / node / 1.8,
    },
  ];
}

interface First {
  readonly pulumi: number;
  readonly lookup: number;
}

/** Waits for the first output of a Node process, and for its end. */
async function firstOutput(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  await once(child.stdout, "data");
  // The plugin ends when the process that started it ends.
  child.stdin.end();
  void ended;
}
