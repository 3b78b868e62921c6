/** Returns the reason in a thrown value, in a few words. Reads errors of another realm too, such as Node's under Jest. */
export function reasonOf(error: unknown): string {
  return isErrorLike(error) ? error.message : String(error);
}

/** Returns the stack trace of a thrown value, or the value as text. */
export function traceOf(error: unknown): string {
  return isErrorLike(error) ? (error.stack ?? error.message) : String(error);
}

/** Returns the code of a Node error, such as `ENOENT`, or undefined. */
export function codeOf(error: unknown): string | undefined {
  return isErrorLike(error) && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** Returns whether the system refused something, such as an unreadable file. Such an error is not a defect of this package. */
export function isSystemError(error: unknown): error is Error {
  return /^E(?!RR_)[A-Z0-9]+$/.test(codeOf(error) ?? "");
}

/** Returns whether a value is an error of any realm. `instanceof Error` accepts only those of its own realm. */
export function isErrorLike(error: unknown): error is Error {
  return (
    typeof error === "object" &&
    error !== null &&
    "message" in error &&
    typeof error.message === "string" &&
    "name" in error
  );
}
