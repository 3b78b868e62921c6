// `npm run fuzz`: tries each property with many more cases than `npm test`: 2,500, or the number in the first argument.
// A failure prints the seed and the path that repeat it.

import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inRepository, repositoryRoot } from "./runtime/repository.mjs";

const [casesPerProperty = "2500"] = process.argv.slice(2);

/** Every test file with a property in it: those of tests/fuzz/, and those that draw cases themselves. */
const properties = readdirSync(inRepository("tests"), { recursive: true, encoding: "utf8" })
  .map((path) => join("tests", path))
  .filter((path) => path.endsWith(".test.ts"))
  .filter((path) => readFileSync(inRepository(path), "utf8").includes('from "fast-check"'));

const mocha = inRepository("node_modules", "mocha", "bin", "mocha.js");
const args = [mocha, "--no-config", "--import=tsx", "--timeout=0", "--file=tests/fuzz/more-cases.ts", ...properties];
const env = { ...process.env, FUZZ_CASES: casesPerProperty };
spawn(process.execPath, args, { cwd: repositoryRoot, env, stdio: "inherit" }).on("exit", (code) => {
  process.exitCode = code ?? 1;
});
