/**
 * The base class of all errors that a user can act on. The message says what was asked, what was found and what to do
 * next; the stack trace is not needed. Any other error that this package throws is a defect.
 *
 * `instanceof` also accepts an error of another copy of this package (the provider is a bundle with its own copy, and a
 * project can have two versions) and of another realm (Jest runs each test file in its own): it compares the names of
 * classes, not prototypes.
 *
 * @example
 * ```ts
 * import { UserError, getImage } from "pulumi-ucloud-image";
 *
 * getImage({ zone: "cn-bj2-05", os: "Ubuntu 22.04" }).catch((error: unknown) => {
 *   if (error instanceof UserError) console.error(error.message);
 *   throw error;
 * });
 * ```
 */
export class UserError extends Error {
  /** The class name, which is the `name` of its errors. Each class defines its own. */
  static readonly kind: string = "UserError";

  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    if (!Object.hasOwn(new.target, "kind")) {
      throw new TypeError(`The class ${new.target.name} of errors has no kind of its own.`);
    }
    Object.defineProperty(this, "name", { value: new.target.kind, configurable: true, writable: true });
    Object.defineProperty(this, brand, { value: kindsOf(new.target) });
  }

  /** Returns whether a value is an error of this class, also one of another copy of this package or of another realm. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return brandOf(value).includes(this.kind);
  }
}

/**
 * Returns whether a user can act on an error, so that its message is enough and its stack trace is not needed.
 *
 * @example
 * ```ts
 * import { getImage, isUserError } from "pulumi-ucloud-image";
 *
 * getImage({ zone: "cn-bj2-05", os: "Ubuntu 22.04" }).catch((error: unknown) => {
 *   if (isUserError(error)) console.error(error.message);
 *   throw error;
 * });
 * ```
 */
export function isUserError(error: unknown): error is UserError {
  return error instanceof UserError;
}

/** A symbol shared by all copies of this package and all realms. */
const brand = Symbol.for("pulumi-ucloud-image:kinds-of-error");

/** Returns the names of a class and its base classes, up to UserError. */
function kindsOf(errorClass: object): readonly string[] {
  const own = "kind" in errorClass && typeof errorClass.kind === "string" ? [errorClass.kind] : [];
  const parent: unknown = Object.getPrototypeOf(errorClass);
  return own.length === 0 || typeof parent !== "function" ? own : [...own, ...kindsOf(parent)];
}

function brandOf(value: unknown): readonly unknown[] {
  const kinds: unknown = typeof value === "object" && value !== null ? Reflect.get(value, brand) : undefined;
  return Array.isArray(kinds) ? kinds : [];
}
