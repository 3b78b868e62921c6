import { Option, type Command } from "commander";
import { harmlessJson } from "../provider/text/harmless-json";
import { failureOf } from "./failure";
import { printError, printOutput } from "./screen/print";

/** The answer of a command, before it is printed one way or the other. */
export interface Outcome {
  /** One of exitCodes, or that of a command that was run inside. */
  readonly exitCode: number;
  /** What --json prints. */
  readonly json: unknown;
  /** What a person reads. Where it is empty nothing is printed. */
  readonly text: () => string;
}

/** Options as commander hands them over, by the camel-case name. */
export type Options = Readonly<Record<string, unknown>>;

/**
 * Gives a command its work. Every command can answer in JSON: then standard output has one JSON document, the
 * error's if there is one, and what else there is to say stands on standard error.
 */
export function answers(
  command: Command,
  finish: (exitCode: number) => void,
  work: (options: Options, words: readonly string[]) => Promise<Outcome>,
): void {
  command.addOption(json).action(async () => {
    const options = command.opts<Options>();
    try {
      const { exitCode, json, text } = await work(options, command.args);
      printOutput(options["json"] === true ? harmlessJson(json) : text());
      finish(exitCode);
    } catch (error) {
      const { exitCode, ...failure } = failureOf(error);
      if (options["json"] === true) {
        printOutput(harmlessJson({ error: failure }));
      } else {
        printError(failure.message);
      }
      finish(exitCode);
    }
  });
}

const json = new Option("--json", "print the answer, or the error, as JSON").helpGroup("Options:");
