import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const repository = resolve(__dirname, "..", "..");

/** Temporary folders of one stack. */
export interface ProjectFolder {
  /** Where `pulumi` runs: it has node_modules as after `npm install pulumi-ucloud-image`. */
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
  symlinkSync(repository, join(project, "node_modules", "pulumi-ucloud-image"));
  symlinkSync(join(repository, "node_modules", "@pulumi"), join(project, "node_modules", "@pulumi"));
  return { project, backend, home, delete: () => rmSync(root, { recursive: true, force: true }) };
}
