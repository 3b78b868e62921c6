import type { Command } from "commander";
import { printableText, printableJson } from "../provider/text/printable";
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

/** The result of a command, before it is printed in one of the formats. */
export interface Outcome<Row = never> {
  /** One of exitCodes, or the exit code of the command that `simulate` ran. */
  readonly exitCode: number;
  /** Printed by -o json and -o yaml. */
  readonly json: unknown;
  /** Printed by -o csv and -o id, and by the tables when there is no text. */
  readonly rows?: readonly Row[];
  /** Printed in place of a table. Nothing is printed when it is empty. */
  readonly text?: () => string;
  /** Formats that only this command has. */
  readonly extraFormats?: Readonly<Record<string, () => string>>;
}

/** Options from commander, by their camel-case name. */
export type Options = Readonly<Record<string, unknown>>;

/** How a command prints its result. */
export interface CommandOutput<Row> extends Printing<Row> {
  /** Returns the id of a row, for -o id. */
  readonly idOf?: (row: Row) => string;
  /** Set when it finds several rows, so that --sort and --limit apply. */
  readonly many?: true;
  /** The text on the status line once the work takes longer than a second; undefined for none. */
  readonly waitingFor?: string | undefined;
  /** False when the command reads no profile. */
  readonly takesProfile?: false;
}

/** Sets the action of a command that prints text, and adds the output options. */
export function setAction(
  command: Command,
  finish: (exitCode: number) => void,
  work: (options: Options, words: readonly string[]) => Promise<Outcome>,
  printing: Partial<CommandOutput<never>> = {},
): void {
  setListAction<never>(command, finish, work, { formats: plainFormats, columns: [], ...printing });
}

/**
 * Sets the action of a command that prints rows, and adds the output options. With -o json and -o yaml, standard output is
 * one document: the result or the error. Everything else goes to standard error.
 */
export function setListAction<Row>(
  command: Command,
  finish: (exitCode: number) => void,
  work: (options: Options, words: readonly string[], output: OutputOptions<Row>) => Promise<Outcome<Row>>,
  printing: CommandOutput<Row>,
): void {
  const columns = printing.columns.map(({ name }) => name);
  addOutputOptions(command, printing.formats, columns, printing.many === true);
  if (printing.takesProfile !== false) {
    command.addOption(profile());
    command.addOption(instanceRole());
  }
  command.action(async () => {
    const options = command.opts<Options>();
    try {
      const output = readOutputOptions(options, printing);
      const waitingFor = "waitingFor" in printing ? printing.waitingFor : "Asking UCloud";
      const outcome = await whileWaiting(waitingFor, () => work(options, command.args, output));
      printOutput(formatOutcome(outcome, output, printing));
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

function instanceRole(): DocumentedOption {
  return new DocumentedOption(
    "--role <name>",
    "use the temporary keys of this UHost's role",
    "role of the UHost that this runs on, whose temporary keys are used in place of others; default: UCLOUD_INSTANCE_ROLE",
  ).helpGroup("Output:");
}

function formatOutcome<Row>(outcome: Outcome<Row>, output: OutputOptions<Row>, { idOf }: CommandOutput<Row>): string {
  const { json, rows = [], text, extraFormats = {} } = outcome;
  const other = Object.hasOwn(extraFormats, output.format) ? extraFormats[output.format] : undefined;
  if (other !== undefined) {
    return other();
  }
  switch (output.format) {
    case "json":
      return printableJson(json);
    case "yaml":
      return yamlOf(json);
    case "csv":
      return csvOf(output.columns, rows);
    case "id":
      return rows.map((row) => printableText(idOf?.(row) ?? "")).join("\n");
    default:
      return text === undefined ? rowsTable(output, rows) : text();
  }
}

function rowsTable<Row>({ columns }: OutputOptions<Row>, rows: readonly Row[]): string {
  const heads = columns.map(({ title, narrow }) => (narrow === undefined ? title : { title, narrow }));
  return tableOf(
    heads,
    rows.map((row) => columns.map((column) => cellOf(column, row))),
  );
}

/** Prints an error in the chosen format and returns its exit code. */
export function printFailure(error: unknown, format: "json" | "yaml" | "text"): number {
  const { exitCode, ...failure } = failureOf(error);
  if (format === "text") {
    printError(failure.message);
  } else {
    printOutput(format === "json" ? printableJson({ error: failure }) : yamlOf({ error: failure }));
  }
  return exitCode;
}

function errorFormatOf({ json, output, format }: Options): "json" | "yaml" | "text" {
  return json === true || output === "json" || format === "json" ? "json" : output === "yaml" ? "yaml" : "text";
}
