import { mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { withProgress } from "../../runtime/progress.mjs";
import { isExecutable, pulumiVersion } from "./pulumi-root.mjs";
import { inRepository } from "../../runtime/repository.mjs";
import { looksOffline, run } from "../../runtime/run-program.mjs";
import { SetupError } from "../../runtime/setup-error.mjs";

const programs = [
  "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
  "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
];
const versionVariable = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/** Builds `pulumi` and its YAML language host from the Go modules that scripts/tools/go.mod pins, into `root`/bin. */
export async function buildPulumi(root) {
  mkdirSync(dirname(root), { recursive: true });
  const temporary = mkdtempSync(`${root}-building-`);
  const cleanUp = () => rmSync(temporary, { recursive: true, force: true });
  const stop = () => process.exit(130);
  process.once("exit", cleanUp).once("SIGINT", stop).once("SIGTERM", stop);
  try {
    await compile(join(temporary, "bin"));
    moveIntoPlace(temporary, root);
  } finally {
    cleanUp();
    process.off("exit", cleanUp).off("SIGINT", stop).off("SIGTERM", stop);
  }
}

async function compile(folder) {
  const linkerFlags = `-s -w -X ${versionVariable}=v${pulumiVersion}`;
  const args = ["build", "-v", "-trimpath", "-ldflags", linkerFlags, "-o", `${folder}/`, ...programs];
  // Without cgo no C compiler is needed. Pulumi builds its releases like this.
  const env = { ...process.env, CGO_ENABLED: "0" };
  const title = `Building the Pulumi CLI ${pulumiVersion} with Go, about 3 minutes, once`;
  const { code, output, error } = await withProgress(title, (report) => {
    let [downloaded, compiled] = [0, 0];
    const onLine = (line) => {
      if (line.startsWith("go: downloading")) downloaded++;
      else compiled++;
      report(`${downloaded} modules downloaded, ${compiled} packages compiled`);
    };
    return run("go", args, { cwd: inRepository("scripts", "tools"), env, onLine });
  });
  if (error !== undefined) throw goMissing(error);
  if (code !== 0) throw goFailed(output);
}

// Another setup may have finished first. Then its folder stays, since a process may already run from it.
function moveIntoPlace(temporary, root) {
  try {
    renameSync(temporary, root);
  } catch (error) {
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    if (isExecutable(join(root, "bin", "pulumi"))) return;
    renameSync(root, `${temporary}-replaced`);
    renameSync(temporary, root);
    rmSync(`${temporary}-replaced`, { recursive: true, force: true });
  }
}

function goMissing(cause) {
  return new SetupError({
    missing: `there is no Pulumi CLI, and Go could not be started to build one (${cause.code}).`,
    why: "the demo and the engine tests run the real `pulumi`.",
    todo: `install Go 1.25 or newer (https://go.dev/dl), or Pulumi ${pulumiVersion} or newer (https://www.pulumi.com/docs/install), then run the command again.`,
    cause,
  });
}

function goFailed(output) {
  const offline = looksOffline(output);
  return new SetupError({
    missing: offline ? "the Go module proxy could not be reached." : "the Pulumi CLI could not be built.",
    why: "there is no Pulumi CLI yet, and it is built from its Go modules.",
    todo: offline
      ? "connect to the network (or set GOPROXY), then run the command again. What was already downloaded is kept."
      : `see the build's own words below, or install Pulumi ${pulumiVersion} or newer (https://www.pulumi.com/docs/install).`,
    output,
  });
}
