import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname } from "node:path";
import { inRepository } from "../runtime/repository.mjs";

/** Lets the examples import the package by its name, as a project does that installed it. */
export function linkExamples() {
  const link = inRepository("examples", "node_modules", "pulumi-ucloud-image");
  if (existsSync(link)) return;
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync("../..", link);
}
