import { join } from "node:path";
import { inRepository } from "../../runtime/repository.mjs";
import { buildWithGo } from "./go-build.mjs";
import { isExecutable, pulumiVersion, typescriptHost, yamlHost } from "./pulumi-root.mjs";

const common = {
  why: "the demo and the engine tests run the real `pulumi`.",
  instead: `install Pulumi ${pulumiVersion} or newer (https://www.pulumi.com/docs/install)`,
};

/** Each program has its own Go module: the hosts are older than the CLI, and do not compile with its packages. */
const programs = {
  pulumi: {
    ...common,
    name: `Pulumi CLI ${pulumiVersion}`,
    program: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    module: inRepository("scripts", "tools"),
    linkerFlags: `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${pulumiVersion}`,
    minutes: 4,
  },
  [yamlHost]: {
    ...common,
    name: "Pulumi language host for YAML",
    program: `github.com/pulumi/pulumi-yaml/cmd/${yamlHost}`,
    module: inRepository("scripts", "tools", "yaml-host"),
    minutes: 3,
  },
  // No Go module contains today's host. The last one that did runs preview, up, refresh and destroy.
  [typescriptHost]: {
    ...common,
    name: "Pulumi language host for TypeScript",
    program: `github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/${typescriptHost}`,
    module: inRepository("scripts", "tools", "typescript-host"),
    minutes: 1,
  },
};

/** Builds `pulumi` and its language hosts into `root`/bin, as far as they are missing there. */
export async function buildPulumi(root) {
  const bin = join(root, "bin");
  for (const [file, program] of Object.entries(programs)) {
    if (!isExecutable(join(bin, file))) await buildWithGo(bin, program);
  }
}
