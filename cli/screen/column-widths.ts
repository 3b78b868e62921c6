import stringWidth from "string-width";

/** The treatment of a text wider than its column: cut it, or wrap it to the next line. */
export type Narrow = "cut" | "wrap";

/**
 * Returns the width of each column, so that together they fit into `available`. The widest flexible columns shrink first,
 * down to `narrowest`.
 */
export function columnWidths(
  widths: readonly number[],
  fits: readonly (Narrow | undefined)[],
  available: number,
): readonly number[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const yielding = widths.filter((_, column) => fits[column] !== undefined);
  if (total <= available || yielding.length === 0) {
    return widths;
  }
  const rigid = total - yielding.reduce((sum, width) => sum + width, 0);
  const most = Math.max(narrowest, sharedLimit(yielding, available - rigid));
  return widths.map((width, column) => (fits[column] === undefined ? width : Math.min(width, most)));
}

/** The least width at which a text is still readable. Below it the terminal may break the line. */
const narrowest = 12;

/** Returns the largest limit with which the widths fit into `available`. */
function sharedLimit(widths: readonly number[], available: number): number {
  let left = available;
  const ascending = [...widths].sort((a, b) => a - b);
  for (const [position, width] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - position));
    if (width > share) {
      return share;
    }
    left -= width;
  }
  return available;
}

/** Returns the beginning of a text, with an ellipsis for the rest. */
export function cutTo(text: string, width: number): string {
  return `${splitAt(text, width - 1)[0]}…`;
}

/** Returns a text in lines, broken between words, and within words wider than a line. */
export function wrapTo(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (stringWidth(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== "") lines.push(line);
    line = word;
    while (stringWidth(line) > width) {
      const [begin, rest] = splitAt(line, width);
      lines.push(begin);
      line = rest;
    }
  }
  return line === "" ? lines : [...lines, line];
}

/** Returns the first part of a text that fits `width`, at least one character, and the rest. */
function splitAt(text: string, width: number): [string, string] {
  let begin = "";
  let used = 0;
  for (const { segment } of characters.segment(text)) {
    used += stringWidth(segment);
    if (used > width && begin !== "") break;
    begin += segment;
  }
  return [begin, text.slice(begin.length)];
}

const characters = new Intl.Segmenter();
