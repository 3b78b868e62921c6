import stringWidth from "string-width";

/** What becomes of a text that is wider than its column: its end is cut, or it goes on in the next line. */
export type Narrow = "cut" | "wrap";

/**
 * Returns how wide each column is, so that together they are at most as wide as `available`: the widest of those that
 * may be narrower give way first, down to `narrowest`.
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

/** Below that a text says nothing any more, and the terminal may break the line. */
const narrowest = 12;

/** The largest limit with which widths add up to at most so much. */
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

/** The beginning of a text, with an ellipsis for the rest. */
export function cutTo(text: string, width: number): string {
  return `${splitAt(text, width - 1)[0]}…`;
}

/** A text in lines, broken between words, and within those that are wider than a line. */
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

/** The part of a text that is so wide, of one character at least, and the rest. */
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
