import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

export const lockfileName = "ucloud-images.lock.json";

/**
 * Where the lockfile is: what UCLOUD_IMAGE_LOCK_FILE says; else the nearest one in this folder or above it; else, for
 * one that is still to be written, beside the nearest Pulumi.yaml, so that a program, the engine's providers and the
 * command agree, whichever of the project's folders they run in.
 */
export function locateLockfile(environment: Readonly<Record<string, string | undefined>>, folder: string): string {
  const given = environment["UCLOUD_IMAGE_LOCK_FILE"]?.trim() ?? "";
  return given === "" ? join(nearest(folder, projectFiles) ?? folder, lockfileName) : given;
}

/** A project's folder bounds the search: what lies above it belongs to something else. */
const projectFiles = [lockfileName, "Pulumi.yaml", "Pulumi.yml"];

function nearest(folder: string, names: readonly string[]): string | undefined {
  if (names.some((name) => existsSync(join(folder, name)))) {
    return folder;
  }
  const above = dirname(folder);
  return above === folder ? undefined : nearest(above, names);
}
