import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exampleFolder } from "../provider/plugin/example-project";
import { pluginFolder } from "../provider/plugin/plugin-folder";
import { openProject } from "../provider/plugin/project";

/** What a preview under the policy pack said. */
interface PolicedPreview {
  readonly isRefused: boolean;
  readonly printed: string;
}

/** A YAML project that is previewed under a policy pack of the package's rules, on the real engine. */
export interface PolicedProject {
  /** Changes the program. */
  write(resources: string): void;
  preview(): Promise<PolicedPreview>;
  up(): Promise<void>;
  close(): void;
}

/**
 * Opens a project. A pack in JavaScript needs Pulumi's current language host for Node.js. Where there is none, a pack can be
 * a program, which here does what that host does. Source: Pulumi's pkg/resource/plugin/analyzer_plugin.go, NewPolicyAnalyzer.
 */
export async function openPolicedProject(environment: Readonly<Record<string, string>>): Promise<PolicedProject> {
  const project = openProject(programOf(""), environment);
  const folder = project.options.cwd;
  const pack = join(folder, "policies");
  writePack(pack);
  await project.pulumi("stack", "init", "test");
  return {
    write: (resources) => writeFileSync(join(folder, "Pulumi.yaml"), programOf(resources)),
    preview: async () => {
      try {
        return {
          isRefused: false,
          printed: await project.pulumi("preview", "--policy-pack", isRunByHost ? pack : join(pack, "pack")),
        };
      } catch (error) {
        if (!(error instanceof Error && "stdout" in error)) throw error;
        return { isRefused: true, printed: String(error.stdout) + ("stderr" in error ? String(error.stderr) : "") };
      }
    },
    up: async () => void (await project.pulumi("up", "--yes", "--skip-preview")),
    close: () => project.close(),
  };
}

/** Set where Pulumi's own distribution is installed, as in the release workflow. */
const isRunByHost = process.env["POLICY_PACK_BY_HOST"] !== undefined;

function programOf(resources: string): string {
  const plugins = { "ucloud-image": pluginFolder, "uhost-example": exampleFolder("uhost-plugin") };
  const providers = Object.entries(plugins).map(([name, at]) => `    - { name: ${name}, path: ${at} }`);
  return ["name: policed", "runtime: yaml", "plugins:", "  providers:", ...providers, resources].join("\n");
}

/** In JavaScript, as a pack is that needs no compiler. */
function writePack(folder: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, "PulumiPolicy.yaml"), "description: Images of hosts\nruntime: nodejs\n");
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "policies", version: "1.0.0", main: "index.js" }));
  const text = `
const { PolicyPack } = require("@pulumi/policy");
const { imagePolicies } = require("pulumi-ucloud-image/policy");

new PolicyPack("ucloud-images", { policies: imagePolicies({ daysLeft: 30 }) });
`;
  writeFileSync(join(folder, "index.js"), text);
  const run = `#!/bin/sh
cd "${folder}"
exec node "$(node -p 'require.resolve("@pulumi/pulumi/cmd/run-policy-pack")')" "$1" .
`;
  writeFileSync(join(folder, "pack"), run, { mode: 0o755 });
}
