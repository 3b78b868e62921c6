import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { version } from "../../../package.json";
import { packageSchema } from "../../../provider/plugin/schema/package-schema";
import { pulumiRoot, pulumiVersion } from "../../../scripts/setup/pulumi/pulumi-root.mjs";

const repository = resolve(__dirname, "..", "..", "..");
const cache = join(repository, ".cache");
const run = promisify(execFile);

/** A Python with Pulumi and the SDK of this package, or why there can't be one. */
export type PythonEnvironment = { readonly python: string } | { readonly missing: string };

/** Makes the environment in .cache/ when it is not there, from PyPI, and anew when the plugin's schema has changed. */
export async function pythonEnvironment(): Promise<PythonEnvironment> {
  const schema = JSON.stringify(packageSchema(version));
  const fingerprint = createHash("sha256").update(schema).digest("hex").slice(0, 12);
  const folder = join(cache, `python-${pulumiVersion}-${fingerprint}`);
  if (existsSync(folder)) return { python: join(folder, "bin", "python") };
  if (!(await runs("python3", ["-c", "import venv, ensurepip"]))) {
    return { missing: "there is no python3 with venv on PATH" };
  }
  const generator = await sdkGenerator();
  if (generator === undefined) {
    return { missing: "there is neither Go nor pulumi-language-python, to generate the SDK with" };
  }
  const temporary = join(cache, `building-python-${process.pid}`);
  try {
    mkdirSync(temporary, { recursive: true });
    writeFileSync(join(temporary, "schema.json"), schema);
    await generator(join(temporary, "schema.json"), join(temporary, "sdk"));
    await install(join(temporary, "environment"), join(temporary, "sdk"));
    for (const old of readdirSync(cache)) if (old.startsWith("python-")) rmSync(join(cache, old), { recursive: true });
    renameSync(join(temporary, "environment"), folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return { python: join(folder, "bin", "python") };
}

async function install(environment: string, sdk: string): Promise<void> {
  await run("python3", ["-m", "venv", environment]);
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
  // PyPI's newest may be a little older than the CLI.
  await run(join(environment, "bin", "python"), [...pip, `pulumi<=${pulumiVersion}`, sdk]);
}

type Generator = (schema: string, folder: string) => Promise<unknown>;

/** Pulumi's own command where its Python host is installed, else the same code from the Go modules. */
async function sdkGenerator(): Promise<Generator | undefined> {
  const bin = join(pulumiRoot(), "bin");
  if (existsSync(join(bin, "pulumi-language-python"))) {
    return async (schema, folder) => {
      await run(join(bin, "pulumi"), ["package", "gen-sdk", schema, "--language", "python", "--out", folder]);
      renameSync(join(folder, "python"), `${folder}-python`);
      rmSync(folder, { recursive: true });
      renameSync(`${folder}-python`, folder);
    };
  }
  if (!(await runs("go", ["version"]))) return undefined;
  const options = { cwd: join(repository, "scripts", "tools"), env: { ...process.env, CGO_ENABLED: "0" } };
  return (schema, folder) => run("go", ["run", "-trimpath", "./generate-sdk", "python", schema, folder], options);
}

async function runs(program: string, args: readonly string[]): Promise<boolean> {
  try {
    await run(program, [...args]);
    return true;
  } catch {
    return false;
  }
}
