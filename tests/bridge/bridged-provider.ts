import { chmodSync, copyFileSync, mkdtempSync, readdirSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installBridge } from "../../scripts/bridge/install-bridge.mjs";

/** UCloud's Terraform provider and Pulumi's bridge to it, as executables. */
export interface BridgedProvider {
  readonly bridge: string;
  readonly provider: string;
  /** Ends the provider's processes, which the bridge leaves running, and deletes what was made. */
  close(): void;
}

/** Returns the real parts, or why they are not here. UCloud's provider is in no package registry, so its path must be given. */
export async function bridgedProvider(): Promise<BridgedProvider | { readonly missing: string }> {
  const given = process.env["UCLOUD_TERRAFORM_PROVIDER"];
  if (given === undefined) {
    return { missing: "UCLOUD_TERRAFORM_PROVIDER does not name the executable of UCloud's Terraform provider" };
  }
  const bridge = await installBridge();
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "pulumi-ucloud-image-bridge-"));
  // A copy, by whose path its processes are known from any other.
  const provider = join(folder, "terraform-provider-ucloud");
  copyFileSync(given, provider);
  chmodSync(provider, 0o755);
  return {
    bridge,
    provider,
    close: () => {
      for (const id of processesOf(provider)) process.kill(id);
      rmSync(folder, { recursive: true });
    },
  };
}

/** Returns the ids of the processes that run a program. Source: proc(5), /proc/PID/exe. */
function processesOf(program: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && programOf(name) === program)
    .map(Number);
}

function programOf(id: string): string | undefined {
  try {
    return readlinkSync(`/proc/${id}/exe`);
  } catch {
    return undefined; // it has ended meanwhile, or is another user's
  }
}
