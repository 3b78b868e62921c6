// @ts-check
import images from "./stryker.config.mjs";

/** As for provider/images/, but for provider/ucloud/, whose tests talk to real servers on loopback. */
/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  ...images,
  mutate: ["provider/ucloud/**/*.ts"],
  mochaOptions: { ...images.mochaOptions, spec: ["tests/ucloud/**/*.test.ts", "tests/text/**/*.test.ts"] },
  htmlReporter: { fileName: "coverage/mutants-ucloud.html" },
  tempDirName: "coverage/mutation-ucloud",
};
