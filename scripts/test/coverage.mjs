import { join } from "node:path";
import { inRepository, repositoryRoot } from "../setup/repository.mjs";
import { run } from "../setup/run.mjs";

/** The least share of lines of provider/ and sdk/ that tests must run, in percent; undefined reports without judging. */
const leastLinesPercent = undefined;

/** Prints what the tests left out, of everything that V8 saw: the tests' process, and the built package in Pulumi's. */
export async function reportCoverage(folder) {
  const c8 = inRepository("node_modules", "c8", "bin", "c8.js");
  const room = ["--include=provider/**", "--include=sdk/**", "--all", "--exclude-after-remap", "--extension=.ts"];
  const judge = leastLinesPercent === undefined ? [] : ["--check-coverage", `--lines=${leastLinesPercent}`];
  const args = [c8, "report", `--temp-directory=${join(folder, "coverage")}`, "--skip-full", ...room, ...judge];
  const { code, output } = await run(process.execPath, args, { cwd: repositoryRoot });
  console.log(`\n${output}`);
  if (code === 0) return leastLinesPercent === undefined ? {} : { passed: 1 };
  return { failed: 1 };
}
