import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { pages, repository } from "./blocks";

/** Phrases that strangers stumbled over, and what to write. The style guide of the project has more. */
const phrases: readonly (readonly [phrase: RegExp, instead: string])[] = [
  [/by what they are/, "by OS, features or purpose"],
  [/\bIn the preview stands\b/, "The preview shows"],
  [/\ban? empty answer is a report\b/i, "When nothing matches, the error shows:"],
  [/\b[Oo]ne whose\b/, "a plain noun"],
  [/\bis never taken for\b/, "what is done"],
  [/\bfinds is one\b/, "the noun again"],
  [/\bpromise is kept\b/, "when it resolves"],
  [/\bof this (?:room|house|floor)\b/, "the folder's name"],
  [/\b(?:house|floor)\b/, "a folder or a layer"],
  [/\bnobody can choose\b/i, "what to add"],
  [/\bbe (?:it|\d[\d.]*) (?:newer|older)\b/, "even if it is newer"],
  [/\bhelps nobody\b/, "why it is done"],
  [/\bTake it at its word\b/i, "what is checked"],
];

describe("plain English", () => {
  for (const page of pages) {
    it(`is what ${page} is written in`, () => {
      const text = readFileSync(join(repository, page), "utf8").replaceAll(/\s+/g, " ");
      for (const [phrase, instead] of phrases) {
        expect(phrase.exec(text)?.[0], `Write instead: ${instead}.`).to.equal(undefined);
      }
    });
  }
});
