import { UserError } from "../text/user-error";

/** The lockfile is there, and can't be used. */
export class LockfileError extends UserError {
  static override readonly kind = "LockfileError";

  /** @hidden Programs catch this error, and never make one. */
  constructor(path: string, problem: string, wayOn: string, options?: { readonly cause?: unknown }) {
    super(`The lockfile ${path} ${problem}. ${wayOn}`, options);
  }
}

/** Lookups are frozen, and the lockfile has no answer to this one. It says nothing about what UCloud has. */
export class FrozenError extends UserError {
  static override readonly kind = "FrozenError";
}

/** Whether an error means that the lockfile could not answer. It never means that an image is not there. */
export function lockfileCouldNotAnswer(error: unknown): error is LockfileError | FrozenError {
  return error instanceof LockfileError || error instanceof FrozenError;
}
