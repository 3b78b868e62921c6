import { CommanderError } from "commander";
import { exitCodes } from "./exit-codes";
import { addCompletion, announceCompletion, isCompletion } from "./completion";
import { createProgram } from "./program";

/** Runs one command line; what it has to say has been printed when the promise is kept. */
export async function run(words: readonly string[]): Promise<number> {
  let exitCode: number = exitCodes.done;
  const program = createProgram((code) => (exitCode = code));
  try {
    if (isCompletion(words)) await addCompletion(program);
    else announceCompletion(program);
    await program.parseAsync([...words], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and version end so too, with 0; every other such error is about the command line.
      return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    }
    throw error;
  }
}
