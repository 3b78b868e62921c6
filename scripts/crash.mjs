// `npm run crash`: kills 60 updates (or the number in the first argument) at seeded moments, and recovers from each.

import { spawn } from "node:child_process";
import { inRepository, repositoryRoot } from "./runtime/repository.mjs";

const [count = "60", seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const mocha = inRepository("node_modules", "mocha", "bin", "mocha.js");
const env = { ...process.env, CRASH_COUNT: count, CRASH_SEED: seed };
spawn(process.execPath, [mocha, "tests/crash/crash.test.ts"], { cwd: repositoryRoot, env, stdio: "inherit" }).on(
  "exit",
  (code) => {
    process.exitCode = code ?? 1;
  },
);
