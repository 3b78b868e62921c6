import type { Command } from "commander";

/** Adds the options, the arguments and the action of one command. */
export type AddCommand = (command: Command, finish: (exitCode: number) => void) => void;
