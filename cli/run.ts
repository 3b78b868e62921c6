import { CommanderError } from "commander";
import { exitCodes } from "./exit-codes";
import { addCompletion, announceCompletion, isCompletion } from "./completion";
import { UsageError } from "./failure";
import { printFailure } from "./outcome";
import { createProgram } from "./program";

/** Runs one command line, and returns its exit code; what it has to say has been printed. */
export async function run(words: readonly string[]): Promise<number> {
  let exitCode: number = exitCodes.done;
  const own = ownWords(words);
  const program = createProgram({ finish: (code) => (exitCode = code), wholeHelp: own.includes("--help-all") });
  try {
    if (isCompletion(words)) await addCompletion(program);
    else announceCompletion(program);
    await program.parseAsync(plainHelp(words), { from: "user" });
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

/** `help find` and `--help-all` are other ways to ask for help. */
function plainHelp(words: readonly string[]): string[] {
  const [first, second] = words;
  const own = ownWords(words);
  const asked = first === "help" && second !== undefined ? [second, "--help"] : own;
  return [...asked.map((word) => (word === "--help-all" ? "--help" : word)), ...words.slice(own.length)];
}

/** What comes after -- belongs to a command that is run inside. */
function ownWords(words: readonly string[]): readonly string[] {
  const end = words.indexOf("--");
  return end === -1 ? words : words.slice(0, end);
}

/** Which format a command line asks for that could not be read: programs that read JSON also read why it failed. */
function errorFormat(words: readonly string[]): "json" | "yaml" | "text" {
  const text = words.join(" ");
  if (/(?:^| )(?:--json|(?:-o|--output|--format)[ =]?json)(?: |$)/.test(text)) {
    return "json";
  }
  return /(?:^| )(?:-o|--output)[ =]?yaml(?: |$)/.test(text) ? "yaml" : "text";
}
