import { mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { withProgress } from "../../runtime/progress.mjs";
import { looksOffline, run } from "../../runtime/run-program.mjs";
import { SetupError } from "../../runtime/setup-error.mjs";

/**
 * A program to build with Go, from the Go module in the folder `module`. Messages call it `name`. `instead` says what to do
 * without Go. `file` is the name of the built file, when Go would give it another.
 * @typedef {{
 *   name: string, program: string, module: string, minutes: number, why: string, instead: string, linkerFlags?: string,
 *   file?: string,
 * }} GoProgram
 */

/**
 * Builds a Go program into `folder`, where it appears whole or not at all.
 * @param {string} folder
 * @param {GoProgram} what
 */
export async function buildWithGo(folder, what) {
  mkdirSync(folder, { recursive: true });
  const temporary = mkdtempSync(join(folder, ".building-"));
  const cleanUp = () => rmSync(temporary, { recursive: true, force: true });
  const stop = () => process.exit(130);
  process.once("exit", cleanUp).once("SIGINT", stop).once("SIGTERM", stop);
  try {
    await compile(temporary, what);
    const built = what.program.slice(what.program.lastIndexOf("/") + 1);
    // When another setup was faster, processes that already run from its file are not affected.
    renameSync(join(temporary, built), join(folder, what.file ?? built));
  } finally {
    cleanUp();
    process.off("exit", cleanUp).off("SIGINT", stop).off("SIGTERM", stop);
  }
}

async function compile(folder, what) {
  const { name, program, module, minutes, linkerFlags = "" } = what;
  const args = ["build", "-v", "-trimpath", "-ldflags", `-s -w ${linkerFlags}`, "-o", `${folder}/`, program];
  // Without cgo no C compiler is needed; Pulumi's own releases are built so.
  const env = { ...process.env, CGO_ENABLED: "0" };
  const title = `Building ${name} with Go, about ${minutes} minute${minutes === 1 ? "" : "s"}, once`;
  const { code, output, error } = await withProgress(title, (report) => {
    let [downloaded, compiled] = [0, 0];
    const onLine = (line) => {
      if (line.startsWith("go: downloading")) downloaded++;
      else compiled++;
      report(`${downloaded} modules downloaded, ${compiled} packages compiled`);
    };
    return run("go", args, { cwd: module, env, onLine });
  });
  if (error !== undefined) throw goMissing(what, error);
  if (code !== 0) throw goFailed(what, output);
}

function goMissing({ name, why, instead }, cause) {
  return new SetupError({
    missing: `there is no ${name}, and Go could not be started to build one (${cause.code}).`,
    why,
    todo: `install Go 1.26 or newer (https://go.dev/dl), or ${instead}, then run the command again.`,
    cause,
  });
}

function goFailed({ name, why, instead }, output) {
  const offline = looksOffline(output);
  return new SetupError({
    missing: offline ? "the Go module proxy could not be reached." : `${name} could not be built.`,
    why: `${why} There is no ${name} yet, and it is built from its Go modules.`,
    todo: offline
      ? "connect to the network (or set GOPROXY), then run the command again. What was already downloaded is kept."
      : `see the build's own words below, or ${instead}.`,
    output,
  });
}
