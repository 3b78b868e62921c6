// @ts-check
import pure from "./stryker.config.mjs";

/** As for the pure code, but for provider/ucloud/ and the texts that it prints, whose tests talk to real servers on loopback. */
/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  ...pure,
  mutate: ["provider/ucloud/**/*.ts", "provider/text/{printable,secret}.ts"],
  mochaOptions: {
    ...pure.mochaOptions,
    spec: [
      "tests/provider/ucloud/**/*.test.ts",
      "tests/provider/text/printable.test.ts",
      "tests/provider/text/secret.test.ts",
    ],
  },
  htmlReporter: { fileName: "coverage/mutants-ucloud.html" },
  tempDirName: "coverage/mutation-ucloud",
};
