import type { PulumiFn } from "@pulumi/pulumi/automation";

/** The example's program. Each run evaluates it anew, as each run of `pulumi` does; its exports are the stack's outputs. */
export const pinnedHost: PulumiFn = async () => {
  const path = require.resolve("../../examples/pinned-host/index.ts");
  delete require.cache[path];
  return { ...require(path) };
};
