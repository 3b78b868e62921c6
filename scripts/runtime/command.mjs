import { SetupError } from "./setup-error.mjs";

/** Runs `work` as a command. A SetupError ends it with code 1, its message, and no stack trace. */
export async function command(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
