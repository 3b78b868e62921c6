// `npm run demo`: the main job from beginning to end. `npm run demo -- --live`: its read-only part against the real
// API.

import { parseArgs } from "node:util";
import { previewLive } from "./live";
import { explain } from "./screen";
import { tellTheStory } from "./story";

void main();

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { live: { type: "boolean", default: false } } });
  const interruption = new AbortController();
  // Not `once`: on Ctrl-C npm sends the terminal's signal a second time.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => interruption.abort());
  try {
    await (values.live ? previewLive(interruption.signal) : tellTheStory(interruption.signal));
  } catch (error) {
    process.exitCode = interruption.signal.aborted ? 130 : 1;
    if (interruption.signal.aborted) explain("Interrupted. The stack and its temporary files are deleted.");
    else explain(error instanceof Error ? error.message : String(error));
  }
}
