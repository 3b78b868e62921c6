import { printableText } from "../../provider/text/printable";
import { textOf, type ListColumn } from "./column";

/** Returns rows as CSV with a heading. Source: RFC 4180, except that lines end in a line feed, like all other output. */
export function csvOf<Row>(columns: readonly ListColumn<Row>[], rows: readonly Row[]): string {
  const heading = columns.map(({ name }) => name).join(",");
  return [heading, ...rows.map((row) => columns.map(({ value }) => csvCell(value(row))).join(","))].join("\n");
}

function csvCell(value: unknown): string {
  const text = printableText(withoutFormula(value), longestCell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Returns a text that a spreadsheet does not run as a formula: a text that begins like one gets an apostrophe. Image names
 * are untrusted. Source: OWASP, "CSV Injection".
 */
function withoutFormula(value: unknown): string {
  const text = textOf(value);
  return typeof value !== "number" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

const longestCell = 10_000;
