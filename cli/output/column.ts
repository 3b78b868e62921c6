import type { Cell } from "../screen/table";
import type { Narrow } from "../screen/column-widths";

/** One column of a list, for tables, CSV, --columns and --sort. */
export interface ListColumn<Row> {
  /** The field's name, and the heading in CSV. */
  readonly name: string;
  /** The heading in a table. */
  readonly title: string;
  /** Other names that --columns and --sort take. */
  readonly aliases?: readonly string[];
  readonly value: (row: Row) => unknown;
  /** Returns the value as a table shows it; by default the plain value. */
  readonly cell?: (row: Row) => Cell;
  readonly narrow?: Narrow;
  /** Shown in every table, only in `-o wide` and CSV, or only when --columns asks for it. */
  readonly shownIn: "table" | "wide" | "asked";
}

/** Returns a value as text, empty for a missing value. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(textOf).join(", ");
  }
  return typeof value === "string" ? value : value === undefined || value === null ? "" : JSON.stringify(value);
}

/** Returns the cell of a row in a column. */
export function cellOf<Row>({ cell, value }: ListColumn<Row>, row: Row): Cell {
  if (cell !== undefined) {
    return cell(row);
  }
  const text = textOf(value(row));
  return text === "" ? "-" : text;
}
