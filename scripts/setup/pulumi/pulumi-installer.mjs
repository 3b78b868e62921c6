import { join } from "node:path";
import { withProgress } from "../../runtime/progress.mjs";
import { isExecutable, pulumiVersion } from "./pulumi-root.mjs";
import { run } from "../../runtime/run-program.mjs";

// PULUMI_VERSION names the version to install. The installer's own version does not matter.
const installer = "pulumi@3.265.0";
const timeoutMs = 10 * 60_000;

/** Runs Pulumi's official npm installer, which puts `pulumi` into `root`, and says when its download site is unreachable. */
export async function downloadPulumi(root) {
  const env = { ...process.env, PULUMI_VERSION: pulumiVersion, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const { output } = await withProgress("Downloading it with Pulumi's npm installer", () =>
    run("npx", ["--yes", "--loglevel=error", installer, "version"], { env, timeoutMs }),
  );
  if (isExecutable(join(root, "bin", "pulumi"))) return;
  const reason = output.trim().split("\n").at(-1) ?? "";
  console.error(`The installer could not download it${reason === "" ? "" : ` (${reason})`}.`);
}
