// `npm run fuzz`: tries each property with many more cases than `npm test`: 2,500, or the number in the first argument.
// A failure prints the seed and the path that repeat it.

import { spawn } from "node:child_process";
import { inRepository, repositoryRoot } from "./runtime/repository.mjs";

const [casesPerProperty = "2500"] = process.argv.slice(2);
const inUCloud = ["listing/listing-reader", "settings/profile", "call/retry-policy", "call/sign"].map(
  (name) => `tests/provider/ucloud/${name}.test.ts`,
);
const properties = ["tests/fuzz/**/*.test.ts", "tests/provider/text/**/*.test.ts", ...inUCloud];
const mocha = inRepository("node_modules", "mocha", "bin", "mocha.js");
const args = [mocha, "--no-config", "--import=tsx", "--timeout=0", "--file=tests/fuzz/more-cases.ts", ...properties];
const env = { ...process.env, FUZZ_CASES: casesPerProperty };
spawn(process.execPath, args, { cwd: repositoryRoot, env, stdio: "inherit" }).on("exit", (code) => {
  process.exitCode = code ?? 1;
});
