import type { Command } from "commander";
import { collectList, DocumentedOption } from "../help/documented-option";

/** Adds the output options to a command, in a group of their own. */
export function addOutputOptions(
  command: Command,
  formats: readonly string[],
  columns: readonly string[],
  findsMany: boolean,
): void {
  const known = formats.join(", ");
  const options = [
    withChoices(new DocumentedOption("-o, --output <format>", known, `${known}; default: ${formats[0]}`), formats),
    ...(columns.length === 0 ? [] : [columnsOption(columns)]),
    ...(findsMany ? arrangingOptions(columns) : []),
    ...(formats.includes("id") ? [new DocumentedOption("--id-only", "the same as -o id", undefined, true)] : []),
    new DocumentedOption("--json", "the same as -o json", "the same as -o json; errors are JSON too"),
  ];
  options.forEach((option) => command.addOption(option.helpGroup("Output:")));
}

function columnsOption(columns: readonly string[]): DocumentedOption {
  const option = new DocumentedOption(
    "--columns <list...>",
    "columns to show, such as imageId,zone",
    `columns to show, in this order: ${columns.join(", ")}`,
  );
  return withChoices(option.argParser(collectList), columns);
}

function arrangingOptions(columns: readonly string[]): DocumentedOption[] {
  const sort = new DocumentedOption(
    "--sort <list...>",
    "sort by columns, such as zone,createdAt:desc",
    "sort by these columns, such as zone,createdAt:desc; by default, the first row is the image that find chooses",
  );
  return [
    withChoices(sort.argParser(collectList), columns),
    new DocumentedOption("--limit <n>", "show at most this many"),
  ];
}

/** Adds the choices for help and completion only. The command refuses other values, and suggests the nearest spelling. */
function withChoices<T extends DocumentedOption>(option: T, choices: readonly string[]): T {
  option.argChoices = [...choices];
  return option;
}
