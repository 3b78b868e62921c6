import type { Option as Completed } from "@bomb.sh/tab";
import { Option, type Command } from "commander";
import regions from "../provider/image/data/regions.json";
import { commands } from "./commands";
import { DocumentedOption } from "./help/documented-option";
import { usageHandler } from "./wrong-usage";

/** Returns whether the command is `completion`, or `complete`, which the printed scripts call at each press of tab. */
export function isCompletion([word]: readonly string[]): boolean {
  return word === "completion" || word === "complete";
}

/** Adds `completion` to the list of commands only. The real one needs every command loaded. */
export function announceCompletion(program: Command): void {
  program.command("completion").argument("<shell>", "zsh, bash, fish or powershell").description(summary);
}

/** Adds `completion` and loads all commands, so that it can offer their options. */
export async function addCompletion(program: Command): Promise<void> {
  for (const command of program.commands) {
    const { addCommand } = (await commands.find(({ name }) => name === command.name())?.load()) ?? {};
    addCommand?.(command, () => undefined);
    // A shell shows one line for each option.
    command.options.forEach((option) => (option.description = lineOf(option)));
  }
  const { default: tab } = await import("@bomb.sh/tab/commander");
  const completion = tab(program, { completionCommandName: "completion" });
  for (const { options } of completion.commands.values()) {
    describe(options.get("region"), ({ region, nameZh }) => [[region, nameZh]]);
    describe(options.get("zone"), ({ nameZh, zones }) => zones.map((zone) => [zone, nameZh]));
    describe(options.get("zones"), ({ nameZh, zones }) => zones.map((zone) => [zone, nameZh]));
  }
  const command = program.commands.find((each) => each.name() === "completion");
  command?.description(summary).exitOverride(usageHandler(command));
}

function lineOf(option: Option): string {
  return option instanceof DocumentedOption ? option.summary : option.description;
}

type Region = (typeof regions)[number];

/** Makes an option offer the known places, each with the name of its region. */
function describe(option: Completed | undefined, placesOf: (region: Region) => [string, string][]): void {
  if (option !== undefined) {
    option.handler = (complete) => regions.flatMap(placesOf).forEach(([place, name]) => complete(place, name));
  }
}

const summary = "Print a script for tab completion.";
