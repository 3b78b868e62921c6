import { CommanderError } from "commander";
import { exitCodes } from "./exit-codes";
import { addCompletion, announceCompletion, isCompletion } from "./completion";
import { UsageError } from "./failure";
import { printFailure } from "./outcome";
import { createProgram } from "./program";

/** Runs one command line, prints its output and returns its exit code. */
export async function run(words: readonly string[]): Promise<number> {
  let exitCode: number = exitCodes.done;
  const own = wordsBeforeDashes(words);
  const program = createProgram({ finish: (code) => (exitCode = code), wholeHelp: own.includes("--help-all") });
  try {
    if (isCompletion(words)) await addCompletion(program);
    else announceCompletion(program);
    await program.parseAsync(normalizeHelp(words), { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof UsageError) {
      return printFailure(error, errorFormat(own));
    }
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    }
    throw error;
  }
}

/** Returns the words with `help find` and `--help-all` replaced by --help. */
function normalizeHelp(words: readonly string[]): string[] {
  const [first, second] = words;
  const own = wordsBeforeDashes(words);
  const asked = first === "help" && second !== undefined ? [second, "--help"] : own;
  return [...asked.map((word) => (word === "--help-all" ? "--help" : word)), ...words.slice(own.length)];
}

/** Returns the words before `--`. The words after it are the command that `simulate` runs. */
function wordsBeforeDashes(words: readonly string[]): readonly string[] {
  const end = words.indexOf("--");
  return end === -1 ? words : words.slice(0, end);
}

/** Returns the error format that an invalid command line asks for, so that programs get their errors as JSON or YAML. */
function errorFormat(words: readonly string[]): "json" | "yaml" | "text" {
  const text = words.join(" ");
  if (/(?:^| )(?:--json|(?:-o|--output|--format)[ =]?json)(?: |$)/.test(text)) {
    return "json";
  }
  return /(?:^| )(?:-o|--output)[ =]?yaml(?: |$)/.test(text) ? "yaml" : "text";
}
