/** The error with which work fails that the test expects to fail; another kind of error is thrown on. */
export async function failureOf<E extends Error = Error>(
  work: Promise<unknown>,
  kind: abstract new (...args: never[]) => E,
): Promise<E> {
  try {
    await work;
  } catch (error) {
    if (error instanceof kind) return error;
    throw error;
  }
  throw new TypeError("It should have failed.");
}
