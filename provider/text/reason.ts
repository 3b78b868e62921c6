/** What a thrown value says in a few words. Errors of another realm, such as Node's own under Jest, say it too. */
export function reasonOf(error: unknown): string {
  return isErrorLike(error) ? error.message : String(error);
}

/** The stack trace of a thrown value, or what there is instead. */
export function traceOf(error: unknown): string {
  return isErrorLike(error) ? (error.stack ?? error.message) : String(error);
}

/** The code of an error of Node's, such as `ENOENT`; undefined when it has none. */
export function codeOf(error: unknown): string | undefined {
  return isErrorLike(error) && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** Whether the system refused something, such as a file that nobody may read: no defect of this package. */
export function isSystemError(error: unknown): error is Error {
  return /^E(?!RR_)[A-Z0-9]+$/.test(codeOf(error) ?? "");
}

/** Whether a value is an error, of whatever realm: `instanceof Error` knows those of one realm only. */
export function isErrorLike(error: unknown): error is Error {
  return (
    typeof error === "object" &&
    error !== null &&
    "message" in error &&
    typeof error.message === "string" &&
    "name" in error
  );
}
