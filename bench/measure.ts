/** Times of the same work, in milliseconds. */
export type Times = readonly number[];

/**
 * Runs several pieces of work in turns, so that other load on the machine hits all of them alike. The first round warms
 * up and does not count.
 */
export async function inTurns<Name extends string>(
  repetitions: number,
  works: Readonly<Record<Name, () => Promise<unknown>>>,
): Promise<Record<Name, Times>> {
  const names = Object.keys(works) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= repetitions; round++) {
    for (const name of names) {
      const ms = await timeOf(works[name]);
      if (round > 0) {
        times[name].push(ms);
      }
    }
  }
  return times;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) {
    throw new RangeError("Nothing was measured.");
  }
  return (low + high) / 2;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
