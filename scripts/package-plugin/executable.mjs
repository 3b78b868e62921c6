import { chmodSync, copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRepository } from "../runtime/repository.mjs";
import { runTool } from "./run-tool.mjs";

/**
 * Where Node.js looks for a script inside itself. Source:
 * https://nodejs.org/docs/latest-v20.x/api/single-executable-applications.html
 */
const fuse = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

/** Puts a script into a copy of the Node.js that runs this, as `target`. */
export async function makeExecutable(script, target, folder) {
  const blob = join(folder, "script.blob");
  const configuration = { main: script, output: blob, disableExperimentalSEAWarning: true, useCodeCache: true };
  writeFileSync(join(folder, "sea.json"), JSON.stringify(configuration));
  await runTool(process.execPath, ["--experimental-sea-config", "sea.json"], folder);
  copyFileSync(process.execPath, target);
  chmodSync(target, 0o755);
  // A changed executable must be signed anew on macOS, or the system does not start it.
  const mac = process.platform === "darwin";
  if (mac) await runTool("codesign", ["--remove-signature", target], folder);
  const segment = mac ? ["--macho-segment-name", "NODE_SEA"] : [];
  // As a program: it prints warnings about sections of Node.js's executable that it does not touch.
  const postject = inRepository("node_modules", "postject", "dist", "cli.js");
  const options = ["--sentinel-fuse", fuse, ...segment];
  await runTool(process.execPath, [postject, target, "NODE_SEA_BLOB", blob, ...options], folder);
  if (mac) await runTool("codesign", ["--sign", "-", target], folder);
}
