import type { Command } from "commander";
import { harmless, harmlessJson } from "../provider/text/printable";
import { failureOf } from "./failure";
import { DocumentedOption } from "./help/documented-option";
import { cellOf } from "./output/column";
import { csvOf } from "./output/csv";
import { plainFormats, readOutputOptions, type OutputOptions, type Printing } from "./output/format";
import { addOutputOptions } from "./output/options";
import { yamlOf } from "./output/yaml";
import { printError, printOutput } from "./screen/print";
import { tableOf } from "./screen/table";
import { whileWaiting } from "./screen/waiting";

/** The answer of a command, before it is printed one way or the other. */
export interface Outcome<Row = never> {
  /** One of exitCodes, or that of a command that was run inside. */
  readonly exitCode: number;
  /** What -o json and -o yaml print. */
  readonly json: unknown;
  /** What -o csv, -o id and, without a text, the tables print. */
  readonly rows?: readonly Row[];
  /** What a person reads, for a command that prints no plain table. Where it is empty nothing is printed. */
  readonly text?: () => string;
  /** Formats that only this command has. */
  readonly others?: Readonly<Record<string, () => string>>;
}

/** Options as commander hands them over, by the camel-case name. */
export type Options = Readonly<Record<string, unknown>>;

/** How a command answers. */
export interface Manner<Row> extends Printing<Row> {
  /** The id of a row, for -o id. */
  readonly idOf?: (row: Row) => string;
  /** Whether it finds many, which --sort and --limit arrange. */
  readonly many?: true;
  /** What is said while its work takes longer than a second; none where nobody is to be told. */
  readonly waitingFor?: string | undefined;
  /** False where no profile is read. */
  readonly takesProfile?: false;
}

/** Gives a command its work, and the options that say how the answer is printed. */
export function finishesWith(
  command: Command,
  finish: (exitCode: number) => void,
  work: (options: Options, words: readonly string[]) => Promise<Outcome>,
  manner: Partial<Manner<never>> = {},
): void {
  answersWithRows<never>(command, finish, work, { formats: plainFormats, columns: [], ...manner });
}

/**
 * The same for a command whose answer has rows. In JSON and YAML standard output has one document, the error's if there
 * is one, and what else there is to say stands on standard error.
 */
export function answersWithRows<Row>(
  command: Command,
  finish: (exitCode: number) => void,
  work: (options: Options, words: readonly string[], output: OutputOptions<Row>) => Promise<Outcome<Row>>,
  manner: Manner<Row>,
): void {
  const columns = manner.columns.map(({ name }) => name);
  addOutputOptions(command, manner.formats, columns, manner.many === true);
  if (manner.takesProfile !== false) {
    command.addOption(profile());
  }
  command.action(async () => {
    const options = command.opts<Options>();
    try {
      const output = readOutputOptions(options, manner);
      const waitingFor = "waitingFor" in manner ? manner.waitingFor : "Asking UCloud";
      const outcome = await whileWaiting(waitingFor, () => work(options, command.args, output));
      printOutput(printed(outcome, output, manner));
      finish(outcome.exitCode);
    } catch (error) {
      finish(printFailure(error, errorFormatOf(options)));
    }
  });
}

function profile(): DocumentedOption {
  return new DocumentedOption(
    "--profile <name>",
    "profile of UCloud's files to use",
    "profile of ~/.ucloud/config.json and credential.json to use; default: UCLOUD_PROFILE, then the active one",
  ).helpGroup("Output:");
}

function printed<Row>(outcome: Outcome<Row>, output: OutputOptions<Row>, { idOf }: Manner<Row>): string {
  const { json, rows = [], text, others = {} } = outcome;
  const other = Object.hasOwn(others, output.format) ? others[output.format] : undefined;
  if (other !== undefined) {
    return other();
  }
  switch (output.format) {
    case "json":
      return harmlessJson(json);
    case "yaml":
      return yamlOf(json);
    case "csv":
      return csvOf(output.columns, rows);
    case "id":
      return rows.map((row) => harmless(idOf?.(row) ?? "")).join("\n");
    default:
      return text === undefined ? listing(output, rows) : text();
  }
}

function listing<Row>({ columns }: OutputOptions<Row>, rows: readonly Row[]): string {
  const heads = columns.map(({ title, narrow }) => (narrow === undefined ? title : { title, narrow }));
  return tableOf(
    heads,
    rows.map((row) => columns.map((column) => cellOf(column, row))),
  );
}

/** Prints an error as a command's answer would be printed, and returns its exit code. */
export function printFailure(error: unknown, format: "json" | "yaml" | "text"): number {
  const { exitCode, ...failure } = failureOf(error);
  if (format === "text") {
    printError(failure.message);
  } else {
    printOutput(format === "json" ? harmlessJson({ error: failure }) : yamlOf({ error: failure }));
  }
  return exitCode;
}

function errorFormatOf({ json, output, format }: Options): "json" | "yaml" | "text" {
  return json === true || output === "json" || format === "json" ? "json" : output === "yaml" ? "yaml" : "text";
}
