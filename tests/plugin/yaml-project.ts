import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { pulumiRoot } from "../../scripts/setup/pulumi-root.mjs";
import { makeProjectFolder } from "../engine/project-folder";

// Found while this module loads: tests give processes a home of their own later.
const pulumi = join(pulumiRoot(), "bin", "pulumi");

/** A YAML project with an empty stack, for a test that runs `pulumi` itself. */
export interface YamlProject {
  /** Path of the command. */
  readonly pulumi: string;
  readonly options: { readonly cwd: string; readonly env: Readonly<Record<string, string>> };
  /** Runs `pulumi` to its end, and returns what it prints. */
  run(...args: string[]): Promise<string>;
  close(): void;
}

export async function openYamlProject(
  environment: Readonly<Record<string, string>>,
  plugins: Readonly<Record<string, string>>,
  program: string = onePin,
): Promise<YamlProject> {
  const folder = makeProjectFolder();
  const providers = Object.entries(plugins).map(([name, path]) => `    - name: ${name}\n      path: ${path}\n`);
  const told = providers.length === 0 ? "" : `plugins:\n  providers:\n${providers.join("")}`;
  writeFileSync(join(folder.project, "Pulumi.yaml"), `name: yaml-project\nruntime: yaml\n${told}${program}`);
  const options = {
    cwd: folder.project,
    env: {
      PATH: `${join(pulumiRoot(), "bin")}:${process.env["PATH"] ?? ""}`,
      HOME: folder.home,
      PULUMI_HOME: join(folder.home, ".pulumi"),
      PULUMI_BACKEND_URL: `file://${folder.backend}`,
      PULUMI_CONFIG_PASSPHRASE: "not a secret in a test",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      ...environment,
    },
  };
  const run = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)(pulumi, [...args, "--non-interactive"], {
      ...options,
      maxBuffer: 1e8,
    });
    return stdout;
  };
  await run("stack", "init", "test");
  return { pulumi, options, run, close: () => folder.delete() };
}

const onePin = `resources:
  web:
    type: ucloud-image:index:PinnedImage
    properties: { region: cn-bj2, zone: cn-bj2-05, os: Ubuntu 22.04, features: [CloudInit], scenes: [Featured] }
`;
