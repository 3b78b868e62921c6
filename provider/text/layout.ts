import { printableText } from "./printable";

/** The width of reports: the usual least width of a terminal. */
const columns = 80;

/** The width of the text in a labelled row. */
export const tableWidth = columns - 9;

/** Returns a labelled row: the label, and beside it the text in as many lines as it needs. */
export function row(label: string, text: string, indent = 0): string[] {
  const left = 9 + indent;
  return wrap(printableText(text, longest), columns - left).map(
    (line, position) => (position === 0 ? `  ${label}`.padEnd(left) : " ".repeat(left)) + line,
  );
}

/** Longer texts are cut, since names and values are untrusted. */
const longest = 1000;

/** Returns a text without a label, in lines. */
export function paragraph(text: string): string[] {
  return wrap(printableText(text, longest), columns);
}

/** Returns rows under one label. */
export function rows(label: string, texts: readonly string[]): string[] {
  return texts.flatMap((text, position) => row(position === 0 ? label : "", text));
}

/** Returns the width of a text in terminal columns. Chinese characters and punctuation take two each. */
export function widthOf(text: string): number {
  return Array.from(text).reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0);
}

/** Returns a text padded with spaces to a width. */
export function padTo(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** Returns a text, cut and ended with `…` when it is wider. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) {
    return text;
  }
  const [beginning = ""] = pieces(text, width - 1);
  return `${beginning}…`;
}

/** Returns lines broken between words, and inside a word only when it is longer than a line. */
function wrap(text: string, width: number): string[] {
  const lines = [""];
  for (const word of text.split(/(?<=\S)(?= )/)) {
    const line = lines.at(-1) ?? "";
    if (widthOf(line + word) <= width) {
      lines.splice(-1, 1, line + word);
    } else {
      lines.push(...pieces(line === "" ? word : word.trimStart(), width));
    }
  }
  return lines.filter((line, position) => position > 0 || line !== "" || lines.length === 1);
}

function pieces(word: string, width: number): string[] {
  return Array.from(word).reduce<string[]>(
    (parts, character) => {
      const part = parts.at(-1) ?? "";
      return widthOf(part + character) <= width ? [...parts.slice(0, -1), part + character] : [...parts, character];
    },
    [""],
  );
}

/** Wide characters in UCloud's names. Source: Unicode Standard Annex 11, East Asian Width. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\u30FC\uFF01-\uFF60\p{Emoji_Presentation}]/u;
