// `npm run check`: what to run while working. The checks of `npm test`, and the tests that start no other program.
// `npm run setup` must have run once.

import { runChecks } from "../test/checks.mjs";

const unitTests = [
  ...["text", "image", "filter", "explanation", "lookup", "pin", "lockfile", "ucloud"].map(
    (folder) => `tests/provider/${folder}/**/*.test.ts`,
  ),
  "tests/structure/*.test.ts",
];

const { passed, failed } = await runChecks([
  { name: "Unit tests (mocha)", run: ["mocha", "--reporter", "dot", ...unitTests] },
]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
