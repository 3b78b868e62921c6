import type { Command } from "commander";

/** Adds the options, the arguments and the work of one command. */
export type Define = (command: Command, finish: (exitCode: number) => void) => void;
