import { isForPeople } from "../provider/for-people";

/**
 * Does what may fail for a reason that a user can mend. Marked as a `pulumi.RunError` is, the failure ends the program
 * with its message alone, without the program's text and a stack trace.
 * Source: Pulumi's sdk/nodejs/errors.ts, `__pulumiRunError`.
 */
export async function failingClearly<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw isForPeople(error) ? Object.assign(error, { __pulumiRunError: true }) : error;
  }
}
