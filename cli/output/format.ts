import { nearestSpelling } from "../../provider/text/spelling";
import { UsageError } from "../failure";
import type { ListColumn } from "./column";

/** The options of a command that say how its answer is printed, as they were given. */
export interface OutputOptions<Row> {
  readonly format: string;
  /** The columns to show: those of --columns, or those of the format. */
  readonly columns: readonly ListColumn<Row>[];
  /** Whether --columns names them. */
  readonly chosen: boolean;
  /** Sorts rows as --sort says, and keeps as many as --limit says. */
  readonly arrange: (rows: readonly Row[]) => readonly Row[];
}

/** What a command can print. */
export interface Printing<Row> {
  /** Every format that -o takes, the default first. */
  readonly formats: readonly string[];
  readonly columns: readonly ListColumn<Row>[];
}

/** Formats that every command has. */
export const plainFormats: readonly string[] = ["table", "json", "yaml"];
/** Formats of a command whose answer has rows. */
export const listFormats: readonly string[] = ["table", "wide", "json", "yaml", "csv", "id"];

/** Reads -o, --columns, --sort and --limit, and the older --json and --id-only; throws a UsageError. */
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
    throw new UsageError(`-o takes ${listed(formats)} here, not "${format}".`);
  }
  return format;
}

function columnOf<Row>(name: string, columns: readonly ListColumn<Row>[], option: string): ListColumn<Row> {
  const wanted = plain(name);
  const found = columns.find((column) => namesOf(column).some((known) => plain(known) === wanted));
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

/** `imageId`, `image-id` and `IMAGE ID` name the same column. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z\d]/g, "");
}

interface SortKey<Row> {
  readonly column: ListColumn<Row>;
  readonly sign: 1 | -1;
}

function sortKeyOf<Row>(text: string, columns: readonly ListColumn<Row>[]): SortKey<Row> {
  const [name = "", direction = "asc", ...rest] = text.split(":");
  if (rest.length > 0 || !["asc", "desc"].includes(direction)) {
    throw new UsageError(
      `--sort takes a column, with :desc for the reverse order, such as created:desc; not "${text}".`,
    );
  }
  return { column: columnOf(name, columns, "--sort"), sign: direction === "desc" ? -1 : 1 };
}

/** Rows that are equal keep the order in which they were found; rows without a value come last. */
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
  return typeof a === "number" && typeof b === "number" ? a - b : naturally.compare(String(a), String(b));
}

/** Ubuntu 9 comes before Ubuntu 22. */
const naturally = new Intl.Collator("en", { numeric: true });

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

/** `a, b and c`. */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
