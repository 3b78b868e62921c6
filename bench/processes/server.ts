import { largeCatalogue, startSimulator } from "../../simulator";

/** Serves until the parent process disconnects. */
async function main(): Promise<void> {
  const simulator = await startSimulator({ images: largeCatalogue(Number(process.argv[2])) });
  process.once("disconnect", () => void simulator.close());
  process.send?.(simulator.environment);
}

void main();
