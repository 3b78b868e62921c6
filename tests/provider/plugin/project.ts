import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { pulumiRoot } from "../../../scripts/setup/pulumi/pulumi-root.mjs";
import { makeProjectFolder } from "../../engine/project-folder";
import { patience } from "../../patience";

// Found while this module loads: tests give processes a home of their own later.
const bin = join(pulumiRoot(), "bin");

/** A project for a test that runs commands itself, as a person does. */
export interface Project {
  /** How a command must be started to be in the project. */
  readonly options: { readonly cwd: string; readonly env: Readonly<Record<string, string>> };
  /** Runs `pulumi` to its end, and returns what it prints. */
  pulumi(...args: string[]): Promise<string>;
  close(): void;
}

/** Makes a project with this Pulumi.yaml; its home, its states and its installed plugins are its own. */
export function openProject(projectFile: string, environment: Readonly<Record<string, string>>): Project {
  const folder = makeProjectFolder();
  writeFileSync(join(folder.project, "Pulumi.yaml"), projectFile);
  const options = {
    cwd: folder.project,
    env: {
      PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}`,
      HOME: folder.home,
      PULUMI_HOME: join(folder.home, ".pulumi"),
      PULUMI_BACKEND_URL: `file://${folder.backend}`,
      PULUMI_CONFIG_PASSPHRASE: "not a secret in a test",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      ...patience,
      ...environment,
    },
  };
  return {
    options,
    async pulumi(...args) {
      const arguments_ = [...args, "--non-interactive"];
      const { stdout } = await promisify(execFile)(join(bin, "pulumi"), arguments_, { ...options, maxBuffer: 1e8 });
      return stdout;
    },
    close: () => folder.delete(),
  };
}
