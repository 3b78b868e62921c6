import { Command } from "commander";
import { packageVersion } from "../provider/package-version";
import { commands } from "./commands";
import { exitCodesHelp, exitCodesHelpAll } from "./exit-codes";
import { configureHelp } from "./help/help";
import { usageHandler } from "./wrong-usage";

export interface ProgramOptions {
  readonly finish: (exitCode: number) => void;
  /** Whether help shows every description in full. */
  readonly wholeHelp: boolean;
}

/** Returns the whole command line. A command's options and code are loaded when it is called. */
export function createProgram({ finish, wholeHelp }: ProgramOptions): Command {
  const end = wholeHelp ? exitCodesHelpAll : exitCodesHelp;
  const program = configureHelp(new Command("ucloud-image"), wholeHelp)
    .description("Find UCloud host images by OS, features or purpose, and check the pins of Pulumi stacks.")
    .version(packageVersion(), "-v, --version", "show the version")
    .configureOutput({ outputError: () => undefined })
    .hook("preSubcommand", async (_program, subcommand) => {
      const command = commands.find(({ name }) => name === subcommand.name());
      (await command?.load())?.addCommand(subcommand, finish);
    });
  program.exitOverride(usageHandler(program)).addHelpText("after", exitCodesHelpAll);
  for (const { name, summary } of commands) {
    const command = configureHelp(program.command(name), wholeHelp);
    command.description(summary).exitOverride(usageHandler(command)).addHelpText("after", end);
  }
  return program;
}
