import stringWidth from "string-width";

/** Returns a function that says how many columns of a terminal a text takes, for many texts that resemble each other. */
export function textWidths(): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    // To find out where characters begin takes most of the time, so what comes before the first wide one is left out.
    const beyondAscii = text.search(/[^ -~]/);
    if (beyondAscii === -1) {
      return text.length;
    }
    // One character earlier: an accent of its own belongs to the letter before.
    const start = Math.max(0, beyondAscii - 1);
    const end = text.slice(start);
    const width = known.get(end) ?? stringWidth(end);
    known.set(end, width);
    return start + width;
  };
}
