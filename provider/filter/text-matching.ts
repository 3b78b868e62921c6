import type { Image } from "../image/image";
import { isSystem, parseOperatingSystem } from "../image/operating-system";
import { compilePattern } from "../text/pattern";
import { compileWildcards } from "../text/wildcards";
import type { Test } from "./field";

type TextOf = (image: Image) => string | undefined;

export function isOfSystem(textOf: TextOf, name: string): Test {
  const wanted = parseOperatingSystem(name);
  return byText(textOf, (text) => {
    const offered = parseOperatingSystem(text);
    return wanted !== undefined && offered !== undefined && isSystem(offered, wanted);
  });
}

export function matchesWildcards(textOf: TextOf, wildcards: string): Test {
  const pattern = compileWildcards(wildcards);
  return byText(textOf, (text) => pattern.test(text));
}

/**
 * Returns whether wildcards admit the one name in `before`; false when `before` is a pattern, since two are not
 * compared here.
 */
export function areLooserWildcards(wildcards: string, before: string): boolean {
  return !/[*?]/.test(before) && compileWildcards(wildcards).test(before);
}

/**
 * Returns a test for a regular expression. Throws a TypeError for one that RE2 does not take: the filter's description
 * has refused those, so a pattern that arrives here unvalidated is a defect.
 */
export function matchesRegex(textOf: TextOf, regex: string): Test {
  const pattern = compilePattern(regex);
  if ("problem" in pattern) {
    throw new TypeError(`nameRegex was not validated: ${pattern.problem}`);
  }
  return byText(textOf, (text) => pattern.test(text));
}

/** Returns a function that tests each text once: thousands of images share a few dozen names and dates. */
export function byText<Answer>(textOf: TextOf, answer: (text: string) => Answer): (image: Image) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (image) => {
    const text = textOf(image) ?? "";
    let result = known.get(text);
    if (result === undefined) {
      result = { answer: answer(text) };
      known.set(text, result);
    }
    return result.answer;
  };
}
