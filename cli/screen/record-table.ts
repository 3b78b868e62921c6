import { tableOf, type Cell } from "./table";

/** The fields of a record that have something to say, one a line. */
export function recordTable(record: Readonly<Record<string, unknown>>): string {
  const rows = Object.entries(record).flatMap(([field, value]): [Cell, Cell][] => {
    const text = shown(value);
    return text === "" ? [] : [[{ text: field, colour: "bold" }, text]];
  });
  return tableOf(["", { title: "", narrow: "wrap" }], rows);
}

function shown(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(shown).join(", ");
  }
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
