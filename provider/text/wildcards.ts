import type { TextPattern } from "./pattern";

/**
 * Returns a test for a whole text, in which `*` stands for any text and `?` for one character. A test takes at most as
 * many steps as the two lengths multiplied. Unlike a regular expression of RE2 it needs no library, which takes longer to
 * load than a lookup takes.
 */
export function compileWildcards(wildcards: string): TextPattern {
  const pattern = Array.from(wildcards);
  return { test: (text) => isMatch(pattern, Array.from(text)) };
}

/** Takes each `*` for as little text as possible, and for one character more whenever the rest does not match. */
function isMatch(pattern: readonly string[], text: readonly string[]): boolean {
  let [inPattern, inText] = [0, 0];
  let lastStar: { readonly next: number; taken: number } | undefined;
  while (inText < text.length) {
    const wanted = pattern[inPattern];
    if (wanted === "*") {
      inPattern += 1;
      lastStar = { next: inPattern, taken: inText };
    } else if (wanted === "?" || wanted === text[inText]) {
      inPattern += 1;
      inText += 1;
    } else if (lastStar !== undefined) {
      lastStar.taken += 1;
      [inPattern, inText] = [lastStar.next, lastStar.taken];
    } else {
      return false;
    }
  }
  return pattern.slice(inPattern).every((character) => character === "*");
}
