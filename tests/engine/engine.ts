import type { PulumiCommand as Pulumi } from "@pulumi/pulumi/automation";
import { PulumiCommand } from "@pulumi/pulumi/automation";
import { pulumiRoot } from "../../scripts/setup/pulumi-root.mjs";

// Found while this module loads: tests give processes a home of their own later.
const root = pulumiRoot();
let command: Promise<Pulumi> | undefined;

/** The real Pulumi CLI that setup found or installed. */
export function pulumi(): Promise<Pulumi> {
  command ??= PulumiCommand.get({ root });
  return command;
}
