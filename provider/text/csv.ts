import { printableText } from "./printable";

/** A value of a cell. Lists are joined, and an absent value is an empty cell. */
export type CsvValue = string | number | boolean | readonly string[] | undefined;

/** Returns rows as CSV. Source: RFC 4180, except that lines end in a line feed, like all other output. */
export function csvText(rows: readonly (readonly CsvValue[])[]): string {
  return rows.map((row) => row.map(csvCell).join(",")).join("\n");
}

function csvCell(value: CsvValue): string {
  const text = printableText(withoutFormula(value), longestCell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Returns a text that a spreadsheet does not run as a formula: a text that begins like one gets an apostrophe. Image names
 * are untrusted. Source: OWASP, "CSV Injection"; spreadsheets in some languages read the full-width signs too.
 */
function withoutFormula(value: CsvValue): string {
  if (typeof value === "number") {
    return String(value);
  }
  const text = typeof value === "object" ? value.join(", ") : String(value ?? "");
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

const longestCell = 10_000;
