import { Command } from "commander";
import { packageVersion } from "../provider/ucloud/package-version";
import { commands } from "./commands";
import { exitCodesHelp } from "./exit-codes";

/** The whole command line. A command's options, and the code behind it, are loaded when it is called. */
export function createProgram(finish: (exitCode: number) => void): Command {
  const program = new Command("ucloud-image")
    .description("Finds UCloud host images by what they are, and checks the pins of Pulumi stacks.")
    .version(packageVersion(), "-v, --version")
    .exitOverride()
    .showHelpAfterError("(add --help for the options)")
    .hook("preSubcommand", async (_program, subcommand) => {
      const command = commands.find(({ name }) => name === subcommand.name());
      (await command?.load())?.define(subcommand, finish);
    });
  for (const { name, summary } of commands) {
    program.command(name).description(summary).addHelpText("after", exitCodesHelp);
  }
  return program.addHelpText("after", exitCodesHelp);
}
