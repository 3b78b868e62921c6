import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const repository = resolve(__dirname, "..", "..");
const packageName = "pulumi-ucloud-image";

/** Temporary folders of one stack. */
export interface ProjectFolder {
  /** Where `pulumi` runs: a user's project, with node_modules as after `npm install pulumi-ucloud-image`. */
  readonly project: string;
  /** Where the states are kept. */
  readonly backend: string;
  /** A home folder without profiles or credentials. */
  readonly home: string;
  delete(): void;
}

/** Makes the folders of a user's project outside the repository, so that nothing is found there by accident. */
export function makeProjectFolder(): ProjectFolder {
  const root = mkdtempSync(join(realpathSync(tmpdir()), "pulumi-ucloud-image-"));
  const [project, backend, home] = [join(root, "project"), join(root, "backend"), join(root, "home")];
  for (const folder of [join(project, "node_modules"), backend, home]) mkdirSync(folder, { recursive: true });
  symlinkSync(repository, join(project, "node_modules", packageName));
  for (const name of readdirSync(join(repository, "node_modules"))) {
    symlinkSync(join(repository, "node_modules", name), join(project, "node_modules", name));
  }
  return { project, backend, home, delete: () => rmSync(root, { recursive: true, force: true }) };
}

/** Puts a copy of the built package into the project that calls itself another version, and has other code. */
export function installVersion(project: string, version: string): void {
  const installed = join(project, "node_modules", packageName);
  rmSync(installed, { recursive: true, force: true });
  cpSync(join(repository, "dist"), join(installed, "dist"), { recursive: true });
  const manifest = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as object;
  writeFileSync(join(installed, "package.json"), JSON.stringify({ ...manifest, version }));
  for (const entry of readdirSync(join(installed, "dist"), { recursive: true, encoding: "utf8" })) {
    if (entry.endsWith(".js")) writeFileSync(join(installed, "dist", entry), `\n// ${version}\n`, { flag: "a" });
  }
  for (const path of Object.keys(require.cache)) if (path.startsWith(installed)) delete require.cache[path];
}
