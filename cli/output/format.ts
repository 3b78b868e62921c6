import { nearestSpelling } from "../../provider/text/spelling";
import { UsageError } from "../failure";
import type { ListColumn } from "./column";

/** The output options as given on the command line. */
export interface OutputOptions<Row> {
  readonly format: string;
  /** The columns of --columns, else those of the format. */
  readonly columns: readonly ListColumn<Row>[];
  /** Whether --columns chose them. */
  readonly chosen: boolean;
  /** Sorts rows by --sort and cuts them to --limit. */
  readonly arrange: (rows: readonly Row[]) => readonly Row[];
}

/** The formats and columns that a command can print. */
export interface Printing<Row> {
  /** Every format that -o takes, the default first. */
  readonly formats: readonly string[];
  readonly columns: readonly ListColumn<Row>[];
}

/** Formats that every command has. */
export const plainFormats: readonly string[] = ["table", "json", "yaml"];
/** Formats of a command that prints rows. */
export const listFormats: readonly string[] = ["table", "wide", "json", "yaml", "csv", "id"];

/**
 * Returns the values of -o, --columns, --sort and --limit, and of the older --json and --id-only. Throws a UsageError for
 * an unknown format or column, or a wrong limit.
 */
export function readOutputOptions<Row>(
  options: Readonly<Record<string, unknown>>,
  printing: Printing<Row>,
): OutputOptions<Row> {
  const format = formatOf(options, printing.formats);
  const named = textsOf(options["columns"]).map((name) => columnOf(name, printing.columns, "--columns"));
  const usual = printing.columns.filter(
    ({ shownIn }) => shownIn === "table" || (shownIn === "wide" && format !== "table"),
  );
  const keys = textsOf(options["sort"]).map((text) => sortKeyOf(text, printing.columns));
  const limit = limitOf(options["limit"]);
  return {
    format,
    columns: named.length > 0 ? named : usual,
    chosen: named.length > 0,
    arrange: (rows) => (keys.length === 0 ? rows : [...rows].sort(byKeys(keys))).slice(0, limit),
  };
}

function formatOf(options: Readonly<Record<string, unknown>>, formats: readonly string[]): string {
  const asked = [
    ...(options["json"] === true ? ["json"] : []),
    ...(options["idOnly"] === true ? ["id"] : []),
    ...textsOf(options["output"]),
    ...textsOf(options["format"]),
  ];
  const [format = formats[0] ?? "table", ...others] = new Set(asked);
  if (others.length > 0) {
    throw new UsageError(`Choose one output format: ${[format, ...others].join(" or ")}.`);
  }
  if (!formats.includes(format)) {
    throw new UsageError(`-o takes ${joinWithAnd(formats)} here, not "${format}".`);
  }
  return format;
}

function columnOf<Row>(name: string, columns: readonly ListColumn<Row>[], option: string): ListColumn<Row> {
  const wanted = normalizeName(name);
  const found = columns.find((column) => namesOf(column).some((known) => normalizeName(known) === wanted));
  if (found === undefined) {
    const names = columns.map((column) => column.name);
    const nearest = nearestSpelling(name, names);
    const hint = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
    throw new UsageError(`${option}: there is no column "${name}".${hint} There are: ${names.join(", ")}.`);
  }
  return found;
}

function namesOf<Row>({ name, title, aliases = [] }: ListColumn<Row>): string[] {
  return [name, title, ...aliases];
}

/** Returns a column's name for comparison: `imageId`, `image-id` and `IMAGE ID` are the same column. */
function normalizeName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z\d]/g, "");
}

interface SortKey<Row> {
  readonly column: ListColumn<Row>;
  readonly sign: 1 | -1;
}

function sortKeyOf<Row>(text: string, columns: readonly ListColumn<Row>[]): SortKey<Row> {
  const [name = "", direction = "asc", ...rest] = text.split(":");
  if (rest.length > 0 || !["asc", "desc"].includes(direction)) {
    throw new UsageError(`--sort takes a column, and :desc for descending order, such as created:desc; not "${text}".`);
  }
  return { column: columnOf(name, columns, "--sort"), sign: direction === "desc" ? -1 : 1 };
}

/** Returns the comparison of two rows. Equal rows keep their order, and rows without a value come last. */
function byKeys<Row>(keys: readonly SortKey<Row>[]): (first: Row, second: Row) => number {
  return (first, second) => {
    for (const { column, sign } of keys) {
      const [a, b] = [column.value(first), column.value(second)];
      const order = a === undefined || b === undefined ? Number(a === undefined) - Number(b === undefined) : 0;
      const difference = order === 0 ? sign * compare(a, b) : order;
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

function compare(a: unknown, b: unknown): number {
  return typeof a === "number" && typeof b === "number" ? a - b : naturalOrder.compare(String(a), String(b));
}

/** Compares numbers within texts by value: Ubuntu 9 comes before Ubuntu 22. */
const naturalOrder = new Intl.Collator("en", { numeric: true });

function limitOf(given: unknown): number | undefined {
  const [text] = textsOf(given);
  if (text !== undefined && !/^[1-9]\d{0,8}$/.test(text)) {
    throw new UsageError(`--limit takes a whole number from 1, not "${text}".`);
  }
  return text === undefined ? undefined : Number(text);
}

function textsOf(given: unknown): string[] {
  return Array.isArray(given) ? given.map(String) : typeof given === "string" ? [given] : [];
}

/** Returns `a, b and c`. */
function joinWithAnd(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
