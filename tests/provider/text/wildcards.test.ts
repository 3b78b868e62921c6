import { expect } from "chai";
import { assert, constantFrom, array, property } from "fast-check";
import { RE2JS } from "re2js";
import { compileWildcards } from "../../../provider/text/wildcards";

describe("wildcards", () => {
  const cases: readonly (readonly [wildcards: string, text: string, matches: boolean])[] = [
    ["Ubuntu*", "Ubuntu 22.04 64位", true],
    ["Ubuntu*", "My Ubuntu", false],
    ["*64位", "Ubuntu 22.04 64位", true],
    ["Ubuntu ??.04*", "Ubuntu 22.04", true],
    ["Ubuntu ?.04", "Ubuntu 22.04", false],
    ["*a*b", "xaxbxb", true],
    ["?", "😀", true],
    ["*", "", true],
    ["", "", true],
    ["", "a", false],
    ["a.c", "abc", false],
    ["a*", "a\nb", true],
  ];
  for (const [wildcards, text, matches] of cases) {
    it(`${JSON.stringify(wildcards)} ${matches ? "matches" : "does not match"} ${JSON.stringify(text)}`, () => {
      expect(compileWildcards(wildcards).test(text)).to.equal(matches);
    });
  }

  it("match what the regular expression that they stand for matches", () => {
    const text = array(constantFrom("a", "b", "*", "?", "\n", "位", "😀", ".")).map((characters) =>
      characters.join(""),
    );
    assert(
      property(text, text, (wildcards, tested) => {
        const meaning = new Map([
          ["*", ".*"],
          ["?", "."],
        ]);
        const pattern = [...wildcards].map((character) => meaning.get(character) ?? RE2JS.quote(character)).join("");
        const expected = RE2JS.compile(`^(?:${pattern})$`, RE2JS.DOTALL).test(tested);
        expect(compileWildcards(wildcards).test(tested)).to.equal(expected);
      }),
    );
  });

  it("take no exponential time", () => {
    const [many, long] = ["*a".repeat(200), "a".repeat(20_000)];
    expect(compileWildcards(`${many}b`).test(long)).to.equal(false);
    expect(compileWildcards(many).test(long)).to.equal(true);
  });
});
