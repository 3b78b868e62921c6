import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { inRepository, readJson, repositoryRoot } from "../runtime/repository.mjs";

/**
 * Runs every test and returns the counts. V8 writes the coverage of mocha and of each process that it starts into
 * `folder`.
 */
export async function runMocha(folder) {
  const counts = join(folder, "counts.json");
  const mocha = inRepository("node_modules", "mocha", "bin", "mocha.js");
  const args = [
    mocha,
    "--reporter",
    "tests/reporter/counting-spec.cjs",
    "--reporter-option",
    `counts=${counts}`,
    "tests/**/*.test.ts",
  ];
  const hook = JSON.stringify(inRepository("scripts", "test", "end-on-signal.cjs"));
  const env = {
    ...withoutUCloud(process.env),
    NODE_V8_COVERAGE: join(folder, "coverage"),
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --require ${hook}`,
  };
  const child = spawn(process.execPath, args, { cwd: repositoryRoot, env, stdio: "inherit" });
  const [code] = await once(child, "exit");
  if (!existsSync(counts)) {
    return { failed: 1, problems: ["Mocha ended before it could count its tests."] };
  }
  const counted = readJson(counts);
  // A failure outside any test, for example an error thrown after the last one, shows in the exit code only.
  return code !== 0 && counted.failed === 0
    ? { ...counted, failed: 1, problems: [`Mocha ended with exit code ${code}, outside any test.`] }
    : counted;
}

// Tests set the API and the keys themselves. They must not see the developer's own account.
function withoutUCloud(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("UCLOUD_")));
}
