import { join, resolve } from "node:path";

/** The folder that holds this repository's executable, for Pulumi.yaml's `plugins.providers`. */
export const pluginFolder = join(resolve(__dirname, "..", "..", ".."), "bin");
