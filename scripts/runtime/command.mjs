import { SetupError } from "./setup-error.mjs";

/** Runs `work` as a command: what setup can say in its own words ends it with code 1 and no stack trace. */
export async function command(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
