import { build } from "../build/build.mjs";
import { linkExamples } from "./link-examples.mjs";
import { whileHoldingTheLock } from "./lock.mjs";
import { requireNode } from "./node-version.mjs";
import { installPackages } from "./packages.mjs";
import { installPulumi } from "./pulumi/install-pulumi.mjs";

/** Prepares the work tree for tests and demo. Throws a SetupError that says what is missing. */
export async function setup() {
  requireNode();
  await whileHoldingTheLock(async () => {
    await installPackages();
    linkExamples();
    await installPulumi();
    await build();
  });
}
