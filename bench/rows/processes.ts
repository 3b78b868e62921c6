import { median } from "../measure";
import { runProcess } from "../process";
import { ms, type Row } from "../row";
import { withServer } from "./lookups";

/** Measures loading the SDK in a new process, beside loading @pulumi/pulumi in the same one. */
export async function importCost(repetitions: number): Promise<Row[]> {
  const runs: Imports[] = [];
  for (let run = 0; run < repetitions; run++) {
    runs.push(await runProcess<Imports>("import.mjs"));
  }
  const [sdkMs, sdkMb] = [median(runs.map(({ sdk }) => sdk.ms)), median(runs.map(({ sdk }) => sdk.mb))];
  const [pulumiMs, pulumiMb] = [
    median(runs.map(({ pulumi }) => pulumi.ms)),
    median(runs.map(({ pulumi }) => pulumi.mb)),
  ];
  return [
    {
      work: "import of the SDK over @pulumi/pulumi alone",
      figure: "at most 50 ms, 15 MB",
      measured: `${ms(sdkMs)}, ${mb(sdkMb)}`,
      baseline: `@pulumi/pulumi: ${ms(pulumiMs)}, ${mb(pulumiMb)}`,
      ratio: sdkMs / pulumiMs,
      used: Math.max(sdkMs / 50, sdkMb / 15),
    },
  ];
}

/** Measures the memory of a very large listing in a new process, beside the memory before it. */
export async function memory(repetitions: number): Promise<Row[]> {
  return withServer(100_000, async ({ environment }) => {
    const runs: Listing[] = [];
    for (let run = 0; run < repetitions; run++) {
      runs.push(await runProcess<Listing>("list.mjs", environment));
    }
    const [idle, peak] = [median(runs.map(({ idle }) => idle)), median(runs.map(({ peak }) => peak))];
    const heap = median(runs.map(({ heap }) => heap));
    return [
      {
        work: "100,000 images listed and filtered",
        figure: "at most 120 MB over the idle process",
        measured: `${mb(peak)} at most (${mb(heap)} of heap kept)`,
        baseline: `idle process: ${mb(idle)}`,
        ratio: peak / idle,
        used: peak / 120,
      },
    ];
  });
}

interface Cost {
  readonly ms: number;
  readonly mb: number;
}
interface Imports {
  readonly pulumi: Cost;
  readonly sdk: Cost;
}
interface Listing {
  readonly idle: number;
  readonly peak: number;
  readonly heap: number;
}

function mb(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} MB`;
}
