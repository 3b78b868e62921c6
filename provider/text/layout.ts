import { printableText } from "./printable";

/** Text for people, in the 80 columns that a terminal has at least. */
const columns = 80;

/** What a labelled row leaves for its text. */
export const tableWidth = columns - 9;

/** A labelled row: the label once, and the text beside it, in as many lines as it needs. */
export function row(label: string, text: string, indent = 0): string[] {
  const left = 9 + indent;
  return wrapped(printableText(text, longest), columns - left).map(
    (line, position) => (position === 0 ? `  ${label}`.padEnd(left) : " ".repeat(left)) + line,
  );
}

/** Names and values come from anybody; what is longer than this is cut. */
const longest = 1000;

/** A text without a label. */
export function paragraph(text: string): string[] {
  return wrapped(printableText(text, longest), columns);
}

/** Rows under one label. */
export function rows(label: string, texts: readonly string[]): string[] {
  return texts.flatMap((text, position) => row(position === 0 ? label : "", text));
}

/** How many columns a terminal gives to a text: Chinese characters and their punctuation take two each. */
export function widthOf(text: string): number {
  return Array.from(text).reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0);
}

/** A text with blanks behind it, up to a width. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** A text, or its beginning with `…` where it is wider. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) {
    return text;
  }
  const [beginning = ""] = pieces(text, width - 1);
  return `${beginning}…`;
}

/** Breaks between words, and inside a word only where it is longer than a line. */
function wrapped(text: string, width: number): string[] {
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

/** Source: Unicode Standard Annex 11, East Asian Width; the blocks that UCloud's names are written with. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\u30FC\uFF01-\uFF60\p{Emoji_Presentation}]/u;
