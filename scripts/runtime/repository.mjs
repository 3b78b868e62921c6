import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json. */
export const repositoryRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export function inRepository(...path) {
  return join(repositoryRoot, ...path);
}

export function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}
