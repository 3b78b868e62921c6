// @ts-check
/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  mutate: [
    "provider/{image,filter,explanation}/**/*.ts",
    "provider/pin/{decide,apply-policies,condition,drift}.ts",
    "provider/text/{layout,spelling,pattern}.ts",
  ],
  testRunner: "mocha",
  testRunnerNodeArgs: ["--import", "tsx"],
  mochaOptions: {
    "no-config": true,
    extension: ["ts"],
    spec: [
      // Mocha takes a path with braces and no star for the name of one file, and runs nothing.
      "tests/provider/{image,filter,explanation,pin,pin-per-zone}/**/*.test.ts",
      "tests/provider/text/layout.test.ts",
      "tests/provider/lookup/results.test.ts",
    ],
  },
  coverageAnalysis: "perTest",
  // Such a mutant acts while a module loads, so each would need its own process: see CONTRIBUTING.md.
  ignoreStatic: true,
  ignorePatterns: [".cache", ".dist-*", "dist", "bench", "docs", "examples", "coverage"],
  reporters: ["clear-text", "progress-append-only", "html"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: "coverage/mutants.html" },
  tempDirName: "coverage/mutation",
  concurrency: 2,
  thresholds: { high: 95, low: 85, break: 85 },
};
