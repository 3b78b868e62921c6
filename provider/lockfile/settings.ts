import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ConfigurationError } from "../ucloud/errors/error-classes";
import { sourced, type Sourced } from "../ucloud/settings/setting-value";

/**
 * `off`: UCloud answers. `prefer`: the lockfile answers where it can; what UCloud had to answer is added to it.
 * `frozen`: only the lockfile answers, and no connection is made.
 */
const lockModes = ["off", "prefer", "frozen"] as const;
export type LockMode = (typeof lockModes)[number];

/** The mode from the stack configuration, else the environment, else `off`. */
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
 * Where the lockfile is: what UCLOUD_IMAGE_LOCK_FILE says; else the nearest one in this folder or above it; else, for
 * one that is still to be written, beside the nearest Pulumi.yaml, so that a program, the engine's providers and the
 * command agree, whichever of the project's folders they run in.
 */
export function locateLockfile(environment: Readonly<Record<string, string | undefined>>, folder: string): string {
  const given = environment["UCLOUD_IMAGE_LOCK_FILE"]?.trim() ?? "";
  return given === "" ? join(nearest(folder, projectFiles) ?? folder, lockfileName) : given;
}

/** Returns the whole path of the lockfile; undefined where lookups use none. */
export function lockfileInUse(
  configured: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): string | undefined {
  return readLockMode(configured, environment) === "off"
    ? undefined
    : resolve(folder, locateLockfile(environment, folder));
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
