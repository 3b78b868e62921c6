import { join } from "node:path";

/**
 * Does work during which no listing gets older in this process, and in none that gets these options for Node.js: else
 * lookups of a run that takes longer than a few seconds list anew, and how many do depends on the machine.
 */
export async function whileClocksStand<T>(work: (nodeOptions: string) => Promise<T>): Promise<T> {
  const { now } = performance;
  const startedAt = performance.now();
  performance.now = () => startedAt;
  try {
    return await work(`${process.env["NODE_OPTIONS"] ?? ""} --require ${join(__dirname, "still-clock.cjs")}`.trim());
  } finally {
    performance.now = now;
  }
}
