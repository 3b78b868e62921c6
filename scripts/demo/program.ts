import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { getImage } from "../../sdk";

/** Runs the example's program. Each run evaluates it again, as `pulumi` does. Its exports are the stack's outputs. */
export const pinnedHost: PulumiFn = async () => {
  const load = createRequire(__filename);
  const path = load.resolve("../../examples/pinned-host/index.ts");
  delete load.cache[path];
  return { ...(load(path) as object) };
};

/**
 * A lookup that finds nothing: UCloud has no image of Ubuntu 22.10. Reports the failure to the engine as Pulumi's host
 * for Node.js does. Otherwise the error of an inline program is printed twice.
 */
export const failingLookup: PulumiFn = async () => {
  try {
    await getImage({ region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.10", features: ["CloudInit"] });
  } catch (error) {
    await pulumi.log.error(error instanceof Error ? error.message : String(error));
  }
};
