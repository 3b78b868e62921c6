import { isUserError } from "../provider/text/user-error";

/**
 * Returns the error, marked like a `pulumi.RunError` if the user can act on it: it then ends the program with its message
 * only, without source lines and a stack trace. Source: Pulumi's sdk/nodejs/errors.ts, `__pulumiRunError`.
 */
export function asRunError(error: unknown): unknown {
  return isUserError(error) ? Object.assign(error, { __pulumiRunError: true }) : error;
}
