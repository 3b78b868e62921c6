import { harmless } from "../../provider/text/printable";
import { textOf, type ListColumn } from "./column";

/** Rows as CSV with a heading. Source: RFC 4180; lines end as on this system's other output, in a line feed. */
export function csvOf<Row>(columns: readonly ListColumn<Row>[], rows: readonly Row[]): string {
  const heading = columns.map(({ name }) => name).join(",");
  return [heading, ...rows.map((row) => columns.map(({ value }) => csvCell(value(row))).join(","))].join("\n");
}

function csvCell(value: unknown): string {
  const text = harmless(withoutFormula(value), longestCell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A spreadsheet runs a text that begins like a formula, and names of images are anybody's text: an apostrophe before it
 * prevents that. Source: OWASP, "CSV Injection".
 */
function withoutFormula(value: unknown): string {
  const text = textOf(value);
  return typeof value !== "number" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

const longestCell = 10_000;
