import { spawn } from "node:child_process";
import { constants } from "node:os";
import { UserError } from "../provider/text/user-error";

/**
 * Runs a command on this terminal and returns its exit code, as a shell does. `ucloud-image` runs this program. Throws a
 * UserError when the command can't be started.
 */
export function runInside(words: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const [program = "", ...rest] = words[0] === "ucloud-image" ? [...ownCommand(), ...words.slice(1)] : words;
  // The command receives Ctrl-C too, and decides what to do.
  const ignore = () => undefined;
  process.on("SIGINT", ignore);
  return new Promise<number>((resolve, reject) => {
    const child = spawn(program, rest, { stdio: "inherit", env: environment });
    child.once("error", (error) =>
      reject(new UserError(`"${program}" can't be started: ${error.message}`, { cause: error })),
    );
    child.once("close", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  }).finally(() => process.off("SIGINT", ignore));
}

function ownCommand(): string[] {
  return [process.execPath, ...process.execArgv, process.argv[1] ?? ""];
}
