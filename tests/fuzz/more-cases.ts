// For `npm run fuzz`, loaded before all tests: every property of the repository tries FUZZ_CASES cases, and all are counted.
import fc, { type RunDetails } from "fast-check";

const leastCases = 20_000;
let cases = 0;

fc.configureGlobal({
  numRuns: Number(process.env["FUZZ_CASES"]),
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- a plugin can't be given to all properties at once
  reporter: (details: RunDetails<unknown>) => {
    cases += details.numRuns;
    // The message has the seed and the path that repeat the failure.
    if (details.failed) throw new Error(fc.defaultReportMessage(details));
  },
});

after(() => {
  console.log(`\n  ${cases.toLocaleString("en")} cases`);
  if (cases < leastCases) throw new Error(`Fuzzing means at least ${leastCases} cases.`);
});
