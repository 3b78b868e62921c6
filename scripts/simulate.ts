// `npm run simulate -- [--port N] [--seed N] [--images N] [--latency MS]`: the embedded UCloud API until Ctrl-C.

import { parseArgs } from "node:util";
import { largeCatalogue, startSimulator } from "../simulator";

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});

async function main(): Promise<void> {
  const { port, seed, images, latency } = readArguments();
  const simulator = await startSimulator({
    port,
    seed,
    latencyMs: latency,
    ...(images > 0 ? { images: largeCatalogue(images) } : {}),
  });
  // On stdout only what a shell can take: eval "$(...)" works on it.
  for (const [name, value] of Object.entries(simulator.environment)) console.log(`export ${name}='${value}'`);
  console.error(`\nA simulated UCloud with ${simulator.images().length} images listens on ${simulator.url}.`);
  console.error(`Set the lines above in another shell. Control: ${simulator.url}/control/images. Ctrl-C ends it.`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void simulator.close());
}

function readArguments(): Record<"port" | "seed" | "images" | "latency", number> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "0" },
      seed: { type: "string", default: "1" },
      /** So many images in cn-bj2-05 alone, for measurements. */
      images: { type: "string", default: "0" },
      latency: { type: "string", default: "0" },
    },
  });
  return {
    port: wholeNumber("port", values.port),
    seed: wholeNumber("seed", values.seed),
    images: wholeNumber("images", values.images),
    latency: wholeNumber("latency", values.latency),
  };
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new RangeError(`--${option} must be a whole number, not "${text}".`);
  return Number(text);
}
