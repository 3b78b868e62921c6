import { textOf } from "../output/column";
import { tableOf, type Cell, type Colour } from "./table";

export interface RecordField {
  readonly name: string;
  readonly value: unknown;
  readonly colour?: Colour;
}

/** Returns the fields of a record with their values, one a line. Empty fields are left out. */
export function recordTable(fields: readonly RecordField[]): string {
  const rows = fields.flatMap(({ name, value, colour }): [Cell, Cell][] => {
    const text = textOf(value);
    const cell = colour === undefined ? text : { text, colour };
    return text === "" ? [] : [[{ text: name, colour: "bold" }, cell]];
  });
  return tableOf(["", { title: "", narrow: "wrap" }], rows);
}
