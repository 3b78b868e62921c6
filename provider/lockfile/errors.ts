import { UserError } from "../text/user-error";

/**
 * Thrown when the lockfile exists but can't be used.
 *
 * @example
 * ```ts
 * import { LockfileError, getImage } from "pulumi-ucloud-image";
 *
 * getImage({ zone: "cn-bj2-05", os: "Ubuntu 22.04" }).catch((error: unknown) => {
 *   if (error instanceof LockfileError) console.error(error.message);
 *   throw error;
 * });
 * ```
 */
export class LockfileError extends UserError {
  static override readonly kind = "LockfileError";

  /** @hidden Programs catch this error but never create one. */
  constructor(path: string, problem: string, advice: string, options?: { readonly cause?: unknown }) {
    super(`The lockfile ${path} ${problem}. ${advice}`, options);
  }
}

/**
 * Thrown when lookups are frozen and the lockfile has no answer to this one. UCloud may still have a matching image.
 *
 * @example
 * ```ts
 * import { FrozenError, getImage } from "pulumi-ucloud-image";
 *
 * getImage({ zone: "cn-bj2-05", os: "Ubuntu 22.04" }).catch((error: unknown) => {
 *   if (error instanceof FrozenError) console.error("Lock this lookup: run ucloud-image lock.");
 *   throw error;
 * });
 * ```
 */
export class FrozenError extends UserError {
  static override readonly kind = "FrozenError";
}

/** Returns whether an error means that the lockfile could not answer. It never means that an image does not exist. */
export function lockfileCouldNotAnswer(error: unknown): error is LockfileError | FrozenError {
  return error instanceof LockfileError || error instanceof FrozenError;
}
