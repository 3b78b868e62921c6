import type { Cell } from "../screen/table";
import type { Narrow } from "../screen/column-widths";

/** One column of a list, for tables, for CSV and for --columns and --sort. */
export interface ListColumn<Row> {
  /** The field's name, which is also the heading in CSV. */
  readonly name: string;
  /** The heading in a table. */
  readonly title: string;
  /** Other names that --columns and --sort take. */
  readonly aliases?: readonly string[];
  readonly value: (row: Row) => unknown;
  /** How a table shows the value, if not as it is. */
  readonly cell?: (row: Row) => Cell;
  readonly narrow?: Narrow;
  /** Whether a table shows it, only `-o wide` and CSV, or only --columns. */
  readonly shownIn: "table" | "wide" | "asked";
}

/** A value as one text; empty where there is none. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(textOf).join(", ");
  }
  return typeof value === "string" ? value : value === undefined || value === null ? "" : JSON.stringify(value);
}

/** What a table shows of a row in a column. */
export function cellOf<Row>({ cell, value }: ListColumn<Row>, row: Row): Cell {
  if (cell !== undefined) {
    return cell(row);
  }
  const text = textOf(value(row));
  return text === "" ? "-" : text;
}
