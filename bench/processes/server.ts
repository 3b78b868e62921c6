import { largeCatalogue, startSimulator } from "../../simulator";

/** Serves until the process that started this one lets go of it. */
async function main(): Promise<void> {
  const simulator = await startSimulator({ images: largeCatalogue(Number(process.argv[2])) });
  process.once("disconnect", () => void simulator.close());
  process.send?.(simulator.environment);
}

void main();
