import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { PulumiCommand as Pulumi } from "@pulumi/pulumi/automation";
import { PulumiCommand } from "@pulumi/pulumi/automation";
import { pulumiRoot } from "../../scripts/setup/pulumi/pulumi-root.mjs";
import "./own-connections";

// Found while this module loads: tests give processes a home of their own later.
const root = pulumiRoot();
let command: Promise<Pulumi> | undefined;

/** The real Pulumi CLI that setup found or installed, for the Automation API. */
export function pulumi(): Promise<Pulumi> {
  command ??= PulumiCommand.get({ root });
  return command;
}

/** What `pulumi` prints to a person who runs it in `folder`. */
export async function printedBy(args: readonly string[], folder: string): Promise<string> {
  const { stdout } = await promisify(execFile)(join(root, "bin", "pulumi"), [...args], { cwd: folder });
  return stdout;
}
