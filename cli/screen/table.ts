import Table from "cli-table3";
import { harmless } from "../../provider/text/harmless";
import { colours } from "./colours";

/** One cell: a text, made harmless here, and how it is coloured. */
export type Cell = string | { readonly text: string; readonly colour: "red" | "yellow" | "green" | "bold" | "dim" };

/** Rows in aligned columns without lines, so that they can be selected, copied and cut by other programs. */
export function tableOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const table = new Table({
    head: head.map((title) => colours().bold(title)),
    chars: withoutLines,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 2, compact: true },
  });
  table.push(...rows.map((row) => row.map(shown)));
  return withoutTrailingSpaces(table.toString());
}

function shown(cell: Cell): string {
  return typeof cell === "string"
    ? harmless(cell, longestCell)
    : colours()[cell.colour](harmless(cell.text, longestCell));
}

/** Enough for an error in full. */
const longestCell = 1000;

function withoutTrailingSpaces(text: string): string {
  return text.replaceAll(/ +$/gm, "");
}

const withoutLines = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "",
};
