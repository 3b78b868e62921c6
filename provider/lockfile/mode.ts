import { ConfigurationError } from "../ucloud/errors";
import { sourced, type Sourced } from "../ucloud/sourced";

/**
 * `off`: UCloud answers. `prefer`: the lockfile answers where it can; what UCloud had to answer is added to it.
 * `frozen`: only the lockfile answers, and no connection is made.
 */
export const lockModes = ["off", "prefer", "frozen"] as const;
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
