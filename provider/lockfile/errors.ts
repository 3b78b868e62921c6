/** The lockfile is there, and can't be used. */
export class LockfileError extends Error {
  override readonly name = "LockfileError";

  constructor(path: string, problem: string, wayOn: string, options?: ErrorOptions) {
    super(`The lockfile ${path} ${problem}. ${wayOn}`, options);
  }
}

/** Lookups are frozen, and the lockfile has no answer to this one. It says nothing about what UCloud has. */
export class FrozenError extends Error {
  override readonly name = "FrozenError";
}
