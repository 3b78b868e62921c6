/**
 * Whether the message of an error says all that a user needs: everything that this package refuses or could not do. What
 * JavaScript itself throws is a bug, and needs its stack trace.
 */
export function isForPeople(error: unknown): error is Error {
  return error instanceof Error && !bugs.some((kind) => error instanceof kind);
}

const bugs = [TypeError, RangeError, ReferenceError, SyntaxError];
