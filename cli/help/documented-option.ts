import { Option } from "commander";

/** An option with a line for --help and a paragraph for --help-all. */
export class DocumentedOption extends Option {
  constructor(
    flags: string,
    readonly summary: string,
    long: string = summary,
    /** Whether --help leaves it out. */
    readonly isRare = false,
  ) {
    super(flags, long);
  }
}

/** Returns the values of a list option: several words, comma-separated, or repeated. `\,` is a literal comma. */
export function collectList(text: string, before: unknown): string[] {
  const items = text
    .split(/(?<!\\),/)
    .map((item) => item.replaceAll("\\,", ",").trim())
    .filter((item) => item !== "");
  return [...(Array.isArray(before) ? before.map(String) : []), ...(items.length === 0 ? [text] : items)];
}
