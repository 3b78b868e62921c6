import { execFile } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { pulumiRoot } from "../../scripts/setup/pulumi/pulumi-root.mjs";
import { patience } from "../patience";
import { npm, packOnce } from "./pack";

const tsx = pathToFileURL(createRequire(__filename).resolve("tsx")).href;
const pulumi = pulumiRoot();
const execute = promisify(execFile);

/** An empty project outside the repository, in which the packed package was installed as a user installs it. */
export interface InstalledProject {
  readonly folder: string;
  /** Where programs are found, `pulumi` first. */
  readonly path: string;
  /** Writes a file of the project. */
  write(file: string, text: string): void;
  /** Installs packages by the names that npm takes. */
  install(...packages: readonly string[]): Promise<void>;
  /** Runs `pulumi` as a person does who answers no questions, and returns what it prints. */
  pulumi(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<string>;
  /** Runs a TypeScript file in the project and returns what it prints. */
  run(text: string, environment: Readonly<Record<string, string>>): Promise<string>;
  delete(): void;
}

/** Returns a project of the caller's own: a copy of one that is installed once, since npm takes longest. */
export async function installPackage(): Promise<InstalledProject> {
  const root = mkdtempSync(join(realpathSync(tmpdir()), "pulumi-ucloud-image-package-"));
  const [folder, home] = [join(root, "project"), join(root, "home")];
  for (const made of [home, join(root, "state")]) {
    mkdirSync(made);
  }
  const { tarball } = await packOnce();
  cpSync(await installOnce(), folder, { recursive: true, verbatimSymlinks: true });
  // The manifest names it by its relative path.
  copyFileSync(tarball, join(root, basename(tarball)));
  const path = `${join(pulumi, "bin")}:${process.env["PATH"]}`;
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  const run = async (program: string, words: readonly string[], environment: Readonly<Record<string, string>>) => {
    const env = {
      PATH: path,
      HOME: home,
      PULUMI_BACKEND_URL: `file://${join(root, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "not a secret in a test",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      ...patience,
      ...environment,
    };
    try {
      return (await execute(program, [...words], { cwd: folder, env })).stdout;
    } catch (error) {
      const printed = error instanceof Error && "stdout" in error ? String(error.stdout) : "";
      throw new Error(`\`${program} ${words.join(" ")}\` failed:\n${printed}`, { cause: error });
    }
  };
  return {
    folder,
    path,
    write,
    install: async (...packages) => void (await npm(folder, "install", "--no-audit", "--no-fund", ...packages)),
    pulumi: (words, environment) => run("pulumi", [...words, "--non-interactive", "--color", "never"], environment),
    async run(text, environment) {
      write("run.ts", text);
      return run(process.execPath, ["--import", tsx, "run.ts"], environment);
    },
    delete: () => rmSync(root, { recursive: true, force: true }),
  };
}

let installing: Promise<string> | undefined;

/** Returns the folder of the project that the others are copies of. It is deleted with the tarball beside it. */
export function installOnce(): Promise<string> {
  return (installing ??= packOnce().then(async ({ tarball }) => {
    const folder = join(tarball, "..", "project");
    mkdirSync(folder);
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "web", private: true }));
    await npm(folder, "install", "--no-audit", "--no-fund", tarball);
    return folder;
  }));
}
