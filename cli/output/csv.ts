import { csvText } from "../../provider/text/csv";
import { textOf, type ListColumn } from "./column";

/** Returns rows as CSV with a heading. */
export function csvOf<Row>(columns: readonly ListColumn<Row>[], rows: readonly Row[]): string {
  const cells = rows.map((row) => columns.map(({ value }) => cellOf(value(row))));
  return csvText([columns.map(({ name }) => name), ...cells]);
}

function cellOf(value: unknown): string | number {
  return typeof value === "number" ? value : textOf(value);
}
