import stringWidth from "string-width";

/** Returns a function that measures texts in terminal columns. It caches, for many similar texts. */
export function textWidths(): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    // Finding character boundaries takes most of the time, so the ASCII text before the first wide character is skipped.
    const beyondAscii = text.search(/[^ -~]/);
    if (beyondAscii === -1) {
      return text.length;
    }
    // Start one character earlier: a combining accent belongs to the letter before it.
    const start = Math.max(0, beyondAscii - 1);
    const end = text.slice(start);
    const width = known.get(end) ?? stringWidth(end);
    known.set(end, width);
    return start + width;
  };
}
