// `npm test`: sets the work tree up, checks format, types, lint and unused code, runs every test. Its last line counts
// all of them.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setup } from "../setup/setup.mjs";
import { SetupError } from "../runtime/setup-error.mjs";
import { runChecks } from "./checks.mjs";
import { reportCoverage } from "./coverage.mjs";
import { runMocha } from "./mocha.mjs";

/** @type {{ passed: number, failed: number, skipped: number, problems: string[] }} */
const total = { passed: 0, failed: 0, skipped: 0, problems: [] };
try {
  await setup();
  await runAll();
} catch (error) {
  total.failed++;
  console.error(error instanceof SetupError ? error.message : error);
}
// The whole reports are above. The end of a long log repeats what failed.
for (const problem of total.problems) console.log(`✘ ${problem}\n`);
const skipped = total.skipped === 0 ? "" : `, ${total.skipped} skipped`;
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function runAll() {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-ucloud-image-test-"));
  try {
    for (const step of [() => runChecks(), runMocha, reportCoverage]) add(await step(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function add({ passed = 0, failed = 0, skipped = 0, problems = [] }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  total.problems.push(...problems);
}
