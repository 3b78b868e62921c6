import type { Option as Completed } from "@bomb.sh/tab";
import { Option, type Command } from "commander";
import regions from "../provider/image/data/regions.json";
import { commands } from "./commands";
import { DocumentedOption } from "./help/documented-option";
import { tellingUsage } from "./wrong-usage";

/** The command that people call, and the one that the scripts it prints call at each press of the tab key. */
export function isCompletion([word]: readonly string[]): boolean {
  return word === "completion" || word === "complete";
}

/** In place of the real thing, which needs every command loaded: for the list of commands. */
export function announceCompletion(program: Command): void {
  program.command("completion").argument("<shell>", "zsh, bash, fish or powershell").description(summary);
}

/** Loads all commands, so that their options can be offered. */
export async function addCompletion(program: Command): Promise<void> {
  for (const command of program.commands) {
    const { addCommand } = (await commands.find(({ name }) => name === command.name())?.load()) ?? {};
    addCommand?.(command, () => undefined);
    // A shell shows one line beside each.
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
  command?.description(summary).exitOverride(tellingUsage(command));
}

function lineOf(option: Option): string {
  return option instanceof DocumentedOption ? option.summary : option.description;
}

type Region = (typeof regions)[number];

/** Offers the known places of an option, each with the name of its region. */
function describe(option: Completed | undefined, placesOf: (region: Region) => [string, string][]): void {
  if (option !== undefined) {
    option.handler = (complete) => regions.flatMap(placesOf).forEach(([place, name]) => complete(place, name));
  }
}

const summary = "Print a script for tab completion.";
