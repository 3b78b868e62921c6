import type { Command, CommanderError } from "commander";
import { UsageError } from "./failure";

/** Returns commander's handler of exits. It throws a UsageError for a refused command line; help and version pass. */
export function usageHandler(command: Command): (error: CommanderError) => never {
  return (error) => {
    throw error.exitCode === 0 || error.code === "commander.help" ? error : usageError(error, command);
  };
}

/** Returns an error that names the mistake in one sentence, and the help to read. */
function usageError({ code, message }: CommanderError, command: Command): UsageError {
  const name = command.parent === null ? command.name() : `${command.parent.name()} ${command.name()}`;
  const [quoted = "", ...rest] = [...message.matchAll(/'([^']*)'/g)].map(([, text = ""]) => text);
  const nearest = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1];
  const hint = nearest === undefined ? "" : `. Did you mean ${nearest.replace(/, (?=[^,]*$)/, " or ")}?`;
  const sentence = sentences[code]?.(name, quoted, rest[0], command) ?? message.replace(/^error: /, "");
  const end = hint === "" ? "." : hint;
  return new UsageError(`${sentence}${end} See: ${name} --help`);
}

type Sentence = (name: string, quoted: string, second: string | undefined, command: Command) => string;

const sentences: Readonly<Record<string, Sentence>> = {
  "commander.unknownOption": (name, option) => `${name} has no option ${option}`,
  "commander.unknownCommand": (name, command) => `${name} has no command "${command}"`,
  "commander.missingArgument": (name, argument, _second, command) => {
    const described = command.registeredArguments.find((each) => each.name() === argument)?.description;
    return `${name} needs <${argument}>: ${described ?? "it is missing"}`;
  },
  "commander.optionMissingArgument": (_name, option) => `${option} needs a value`,
  "commander.missingMandatoryOptionValue": (name, option) => `${name} needs ${option}`,
  "commander.excessArguments": (name, _first, _second, command) => {
    const words = command.args.slice(command.registeredArguments.length).map((word) => `"${word}"`);
    return `${name} does not take ${words.join(" ")}: it belongs to no option`;
  },
  "commander.invalidArgument": (name, value, _second, command) => {
    const choices = command.registeredArguments[0]?.argChoices ?? [];
    return `${name} does not take "${value}"; it takes ${choices.join(", ")}`;
  },
};
