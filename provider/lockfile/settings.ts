import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ConfigurationError } from "../ucloud/errors/error-classes";
import { sourced, type Sourced } from "../ucloud/settings/setting-value";

/**
 * `off`: UCloud answers. `prefer`: the lockfile answers where it can, and UCloud's other answers are added to it.
 * `frozen`: only the lockfile answers, and no connection is made.
 */
const lockModes = ["off", "prefer", "frozen"] as const;
export type LockMode = (typeof lockModes)[number];

/** Returns the mode from the stack configuration, then the environment, then `off`. */
export function readLockMode(
  configured: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): LockMode {
  const text =
    sourced(configured, 'stack configuration "ucloud-image:lock"') ??
    sourced(environment["UCLOUD_IMAGE_LOCK"], "environment variable UCLOUD_IMAGE_LOCK");
  return text === undefined ? "off" : validMode(text);
}

function validMode({ value, source }: Sourced<string>): LockMode {
  const mode = lockModes.find((known) => known === value);
  if (mode === undefined) {
    throw new ConfigurationError("lock", `lock must be ${lockModes.join(", ")}; the ${source} has "${value}".`);
  }
  return mode;
}

const lockfileName = "ucloud-images.lock.json";

/**
 * Returns the path of the lockfile: UCLOUD_IMAGE_LOCK_FILE, else the nearest lockfile in this folder or above it, else
 * a new one beside the nearest Pulumi.yaml. The program, the engine's providers and the command thus agree, whichever
 * of the project's folders they run in.
 */
export function locateLockfile(environment: Readonly<Record<string, string | undefined>>, folder: string): string {
  const given = environment["UCLOUD_IMAGE_LOCK_FILE"]?.trim() ?? "";
  return given === "" ? join(nearest(folder, projectFiles) ?? folder, lockfileName) : given;
}

/** Returns the full path of the lockfile, or undefined where lookups use none. */
export function lockfileInUse(
  configured: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): string | undefined {
  return readLockMode(configured, environment) === "off"
    ? undefined
    : resolve(folder, locateLockfile(environment, folder));
}

/** Files that end the search. What lies above a project's folder belongs to something else. */
const projectFiles = [lockfileName, "Pulumi.yaml", "Pulumi.yml"];

function nearest(folder: string, names: readonly string[]): string | undefined {
  if (names.some((name) => existsSync(join(folder, name)))) {
    return folder;
  }
  const above = dirname(folder);
  return above === folder ? undefined : nearest(above, names);
}
