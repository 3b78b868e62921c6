import { Help, type Argument, type Command, type Option } from "commander";
import { colours } from "../screen/colours";
import { DocumentedOption } from "./documented-option";

/** Configures a command's help: one line for each common option, or every option in full when `whole` is set. */
export function configureHelp(command: Command, whole: boolean): Command {
  if (command.parent !== null) {
    command.option("--help-all", "show every option with its whole description");
  }
  const paint = colours();
  const usual = new Help();
  return command
    .helpOption("-h, --help", "show this help, one line an option")
    .helpCommand(false)
    .configureHelp({
      subcommandTerm: (shown) => [shown.name(), ...shown.registeredArguments.map(argumentTerm)].join(" "),
      styleTitle: (title) => paint.bold(title),
      visibleOptions: (shown) => {
        const options = usual.visibleOptions(shown);
        return whole ? options : options.filter((option) => !(option instanceof DocumentedOption && option.isRare));
      },
      optionDescription: (option) => (whole ? usual.optionDescription(option) : shortOf(option)),
    });
}

function argumentTerm(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function shortOf(option: Option): string {
  return option instanceof DocumentedOption ? option.summary : option.description;
}
