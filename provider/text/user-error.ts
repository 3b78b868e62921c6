/**
 * An error that a user can act on: its message says what was asked, what was found and what to do next, so that nobody
 * needs its stack trace. Every error that this package throws for a user derives from it; anything else that is thrown
 * is a defect.
 *
 * `instanceof` also holds for an error of another copy of this package (the provider is a bundle of its own, and a
 * project can have two versions) and of another realm (Jest runs each test file in one): it reads the names of an
 * error's classes, not its prototypes.
 */
export class UserError extends Error {
  /** The name of the class, which its errors have as their `name`. Each class has one of its own. */
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

/** Whether the message of an error says all that a user needs. */
export function isUserError(error: unknown): error is UserError {
  return error instanceof UserError;
}

/** The same symbol in every copy of this package, and in every realm. */
const brand = Symbol.for("pulumi-ucloud-image:kinds-of-error");

/** The names of a class and of those that it derives from, up to UserError. */
function kindsOf(errorClass: object): readonly string[] {
  const own = "kind" in errorClass && typeof errorClass.kind === "string" ? [errorClass.kind] : [];
  const parent: unknown = Object.getPrototypeOf(errorClass);
  return own.length === 0 || typeof parent !== "function" ? own : [...own, ...kindsOf(parent)];
}

function brandOf(value: unknown): readonly unknown[] {
  const kinds: unknown = typeof value === "object" && value !== null ? Reflect.get(value, brand) : undefined;
  return Array.isArray(kinds) ? kinds : [];
}
