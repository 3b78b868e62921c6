import { readdirSync, readFileSync } from "node:fs";
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
  [/\bmust (?:still )?not be taken for\b/, "what is done"],
  [/\ba hole in it\b/, "an incomplete report"],
  [/\bis there to judge\b/, "what it does"],
  [/\bwhatever became of\b/, "even if the others"],
  [/\b(?:may|will) do as well\b/, "is enough"],
  [/\b(?:comes? from anybody|anybody's text)\b/, "anybody can choose"],
  [/\bto be had\b/, "available"],
  [/\bon that way\b/, "the noun again"],
  [/\bproved itself\b/, "works"],
  [/\buntil when\b/, "how long"],
  [/\bbe (?:they|it for)\b/, "both, or either"],
  [/\bwould else\b/, "otherwise"],
  [/\bwhat comes of\b/i, "the result of"],
  [/\b(?:worth telling|goes? for good|gives? up on)\b/, "a plain verb"],
];

describe("plain English", () => {
  for (const page of pages) {
    it(`is what ${page} is written in`, () => {
      expectPlain(readFileSync(join(repository, page), "utf8"));
    });
  }

  for (const folder of ["cli", "policy", "provider", "report", "sdk", "simulator", "stacks"]) {
    it(`is what the comments and messages of ${folder}/ are written in`, () => {
      const files = readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" });
      for (const file of files.filter((name) => name.endsWith(".ts"))) {
        expectPlain(proseOf(readFileSync(join(repository, folder, file), "utf8")), join(folder, file));
      }
    });
  }

  it("is seen over the ends of lines, and not asked of code", () => {
    expect(
      proseOf("/**\n * A report with a\n * hole in it\n */\nMath.floor(1); // so\n").replaceAll(/\s+/g, " "),
    ).to.match(/a hole in it .*so/);
    expect(proseOf("Math.floor(1);")).to.equal("");
  });
});

function expectPlain(text: string, where = "the page"): void {
  const line = text.replaceAll(/\s+/g, " ");
  for (const [phrase, instead] of phrases) {
    expect(phrase.exec(line)?.[0], `In ${where}, write instead: ${instead}.`).to.equal(undefined);
  }
}

/** Returns the comments and the strings of a source file, without the signs that begin a comment's lines. */
function proseOf(source: string): string {
  const parts = source.match(/\/\*[^]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g) ?? [];
  return parts.map((part) => part.replaceAll(/^\s*(?:\/\*\*?|\*\/?|\/\/)/gm, "")).join("\n");
}
