/** A test of a text. It never takes exponential time, because patterns and texts are untrusted. */
export interface TextPattern {
  readonly test: (text: string) => boolean;
}

/**
 * Returns a test for a regular expression in RE2's syntax, which may match anywhere in the text, as Go's MatchString does
 * for Terraform's `name_regex`. Returns the problem of an invalid pattern.
 */
export function compilePattern(pattern: string): TextPattern | { readonly problem: string } {
  const { RE2JS, RE2JSException } = loadRe2();
  try {
    return cached(pattern, () => RE2JS.compile(pattern));
  } catch (error) {
    if (error instanceof RE2JSException) {
      return { problem: error.message };
    }
    throw error;
  }
}

/** Loads RE2's engine for the first regular expression: few programs have one, and it takes a tenth of the start. */
function loadRe2(): typeof import("re2js") {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() would load it asynchronously
  return require("re2js") as typeof import("re2js");
}

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
