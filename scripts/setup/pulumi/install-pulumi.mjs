import { chmodSync, copyFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { buildPulumi } from "./pulumi-from-source.mjs";
import { downloadPulumi } from "./pulumi-installer.mjs";
import { dynamicProviderHost, findPulumiRoot, installationRoot, isExecutable, pulumiVersion } from "./pulumi-root.mjs";
import { inRepository } from "../../runtime/repository.mjs";

/** Provides a Pulumi CLI: an installed one, else by Pulumi's own installer, else built from the Go module proxy. */
export async function installPulumi() {
  if (findPulumiRoot() !== undefined) return;
  const root = installationRoot();
  if (!isExecutable(join(root, "bin", "pulumi"))) {
    console.error(`There is no Pulumi CLI ${pulumiVersion} or newer on PATH or in ${root}.`);
    await downloadPulumi(root);
  }
  await buildPulumi(root);
  addDynamicProviderHost(root);
}

// The official distribution contains it. A build from source does not, but @pulumi/pulumi does.
function addDynamicProviderHost(root) {
  const target = join(root, "bin", dynamicProviderHost);
  if (isExecutable(target)) return;
  const whole = `${target}.${process.pid}`;
  copyFileSync(inRepository("node_modules", "@pulumi", "pulumi", dynamicProviderHost), whole);
  chmodSync(whole, 0o755);
  renameSync(whole, target);
}
