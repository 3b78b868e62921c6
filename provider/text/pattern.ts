import { RE2JS, RE2JSException } from "re2js";

/** A test of a text in linear time, for any pattern and text. Texts are untrusted. */
export interface TextPattern {
  readonly test: (text: string) => boolean;
}

/**
 * Returns a test for a regular expression in RE2's syntax, which may match anywhere in the text, as Go's MatchString does
 * for Terraform's `name_regex`. Returns the problem of an invalid pattern.
 */
export function compilePattern(pattern: string): TextPattern | { readonly problem: string } {
  try {
    return cached(`regex ${pattern}`, () => RE2JS.compile(pattern));
  } catch (error) {
    if (error instanceof RE2JSException) {
      return { problem: error.message };
    }
    throw error;
  }
}

/** Returns a test for a whole text, in which `*` stands for any text and `?` for one character. */
export function compileWildcards(wildcards: string): TextPattern {
  return cached(`wildcards ${wildcards}`, () => {
    const pattern = Array.from(wildcards, (character) => meaning[character] ?? RE2JS.quote(character)).join("");
    return RE2JS.compile(`^(?:${pattern})$`, RE2JS.DOTALL);
  });
}

const meaning: Readonly<Record<string, string>> = { "*": ".*", "?": "." };

/** Returns a cached pattern. Compiling takes longer than testing a thousand texts, and most pins share a filter. */
function cached(key: string, compile: () => TextPattern): TextPattern {
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
