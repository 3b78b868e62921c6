import { RE2JS, RE2JSException } from "re2js";

/** A test that takes linear time, whatever the pattern and the text: patterns come from programs, texts from anybody. */
export interface TextPattern {
  readonly test: (text: string) => boolean;
}

/** RE2's syntax and meaning, found anywhere in the text, as Go's MatchString does for Terraform's `name_regex`. */
export function compilePattern(pattern: string): TextPattern | { readonly problem: string } {
  try {
    return remembered(`regex ${pattern}`, () => RE2JS.compile(pattern));
  } catch (error) {
    if (error instanceof RE2JSException) {
      return { problem: error.message };
    }
    throw error;
  }
}

/** `*` stands for any text and `?` for one character; everything else for itself. The whole text must match. */
export function compileWildcards(wildcards: string): TextPattern {
  return remembered(`wildcards ${wildcards}`, () => {
    const pattern = Array.from(wildcards, (character) => meaning[character] ?? RE2JS.quote(character)).join("");
    return RE2JS.compile(`^(?:${pattern})$`, RE2JS.DOTALL);
  });
}

const meaning: Readonly<Record<string, string>> = { "*": ".*", "?": "." };

/** To compile takes longer than to test a thousand texts, and the pins of a stack mostly have the same filter. */
function remembered(key: string, compile: () => TextPattern): TextPattern {
  const known = patterns.get(key);
  if (known !== undefined) {
    return known;
  }
  const fresh = compile();
  if (patterns.size === mostKept) {
    patterns.clear();
  }
  patterns.set(key, fresh);
  return fresh;
}

const patterns = new Map<string, TextPattern>();
const mostKept = 100;
