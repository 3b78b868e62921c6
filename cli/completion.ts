import type { Command } from "commander";
import { commands } from "./commands";

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
  for (const { name, load } of commands) {
    const { define } = await load();
    program.commands
      .filter((command) => command.name() === name)
      .forEach((command) => define(command, () => undefined));
  }
  const { default: tab } = await import("@bomb.sh/tab/commander");
  tab(program, { completionCommandName: "completion" });
  program.commands.find((command) => command.name() === "completion")?.description(summary);
}

const summary = "Prints a script that completes commands and options in a shell, to be loaded at its start.";
