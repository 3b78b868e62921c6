import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { runtime } from "@pulumi/pulumi";
import type { PulumiCommand as Pulumi } from "@pulumi/pulumi/automation";
import { PulumiCommand } from "@pulumi/pulumi/automation";
import { pulumiRoot } from "../../scripts/setup/pulumi-root.mjs";

// Found while this module loads: tests give processes a home of their own later.
const root = pulumiRoot();
let command: Promise<Pulumi> | undefined;

// Programs of many engines run in this one process, and each engine listens on a free port, which may be that of an
// earlier one. By default gRPC keeps a broken connection for everybody who asks for that address again, and answers
// "No connection established" at once. Source: grpc-js, channel option grpc.use_local_subchannel_pool.
if ("grpcClientOptions" in runtime) {
  Object.assign(runtime.grpcClientOptions as object, { "grpc.use_local_subchannel_pool": 1 });
}

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
