import stringWidth from "string-width";
import { printableText } from "../../provider/text/printable";
import { colours, type Colours } from "./colours";
import { columnWidths, cutTo, wrapTo, type Narrow } from "./column-widths";
import { textWidths } from "./text-width";

/** One cell: a text and its colour. The table makes the text printable. */
export type Cell = string | { readonly text: string; readonly colour: Colour };

export type Colour = "red" | "yellow" | "green" | "bold" | "dim";

/** A column by its title. On a narrow terminal, `cut` shortens its texts and `wrap` breaks them into lines. */
export type Column = string | { readonly title: string; readonly narrow: Narrow };

/**
 * Returns rows in aligned columns without lines, easy to select, copy and process. The table is at most `width` wide if
 * its columns allow that. In a file or a pipe nothing is cut.
 */
export function tableOf(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number = screenWidth(),
): string {
  const titles = columns.map((column): Cell => ({ text: titleOf(column), colour: "bold" }));
  const shown = columns.some((column) => titleOf(column) !== "") ? [titles, ...rows] : rows;
  const widthOf = textWidths();
  const lines = shown.map((row) => row.map((cell) => measured(cell, widthOf)));
  const fits = columns.map((column) => (typeof column === "string" ? undefined : column.narrow));
  const widths = columnWidths(widest(lines), fits, width - gap.length * (columns.length - 1));
  const paint = colours();
  return lines.map((cells) => written(cells, fits, widths, paint)).join("\n");
}

/** Returns the width of standard output, infinite when it is no terminal. */
function screenWidth(): number {
  return process.stdout.isTTY ? process.stdout.columns : Infinity;
}

interface Measured {
  readonly text: string;
  readonly width: number;
  readonly colour: Colour | undefined;
}

function measured(cell: Cell, widthOf: (text: string) => number): Measured {
  const [text, colour] = typeof cell === "string" ? [cell, undefined] : [cell.text, cell.colour];
  const shown = printableText(text, longestCell);
  return { text: shown, width: widthOf(shown), colour };
}

/** Long enough for a full error message. */
const longestCell = 1000;

function titleOf(column: Column): string {
  return typeof column === "string" ? column : column.title;
}

/** Returns the width of each column's widest cell. Math.max can't take 200,000 arguments, so this is a loop. */
function widest(lines: readonly (readonly Measured[])[]): number[] {
  const widths: number[] = [];
  for (const cells of lines) {
    cells.forEach(({ width }, column) => (widths[column] = Math.max(widths[column] ?? 0, width)));
  }
  return widths;
}

function written(
  cells: readonly Measured[],
  fits: readonly (Narrow | undefined)[],
  widths: readonly number[],
  paint: Colours,
): string {
  if (cells.every(({ width }, column) => width <= (widths[column] ?? 0))) {
    return lineOf(cells, widths, paint);
  }
  const parts = cells.map((cell, column) => fitCell(cell, fits[column], widths[column] ?? 0));
  const height = Math.max(...parts.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    lineOf(
      parts.map((lines) => lines[line] ?? empty),
      widths,
      paint,
    ),
  ).join("\n");
}

const empty: Measured = { text: "", width: 0, colour: undefined };

/** Returns the lines of a cell for a column that may be narrower than it. */
function fitCell(cell: Measured, narrow: Narrow | undefined, width: number): Measured[] {
  if (cell.width <= width || narrow === undefined) {
    return [cell];
  }
  const lines = narrow === "cut" ? [cutTo(cell.text, width)] : wrapTo(cell.text, width);
  return lines.map((text) => ({ text, width: stringWidth(text), colour: cell.colour }));
}

function lineOf(cells: readonly Measured[], widths: readonly number[], paint: Colours): string {
  let line = "";
  let pending = 0;
  cells.forEach(({ text, width, colour }, column) => {
    // Writes spaces only before further text, so that no line ends in spaces.
    if (text !== "") {
      line += " ".repeat(pending) + (colour === undefined ? text : paint[colour](text));
      pending = 0;
    }
    pending += Math.max(0, (widths[column] ?? 0) - width) + gap.length;
  });
  return line;
}

const gap = "  ";
