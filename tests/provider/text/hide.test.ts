import { expect } from "chai";
import { NoImageError } from "../../../provider/explanation/selection-errors";
import { hide, hideInError, textsIn } from "../../../provider/text/hide";

describe("hiding secret texts", () => {
  it("finds the texts of a value at any depth", () => {
    expect(textsIn({ a: "one", b: ["two", { c: " three " }], d: 4, e: null, f: "  " })).to.deep.equal([
      "one",
      "two",
      "three",
    ]);
  });

  it("hides them whatever their case, the longest first, and leaves the rest", () => {
    expect(hide({ text: "Golden-1 and golden.", n: 1 }, ["golden", "golden-1"])).to.deep.equal({
      text: "[secret] and [secret].",
      n: 1,
    });
    expect(hide("a.c abc", ["a.c"])).to.equal("[secret] abc");
    expect(hide("as it is", [])).to.equal("as it is");
  });

  it("hides them in all of an error: its message, its stack, and what it explains", () => {
    const found = {
      query: [],
      listed: 0,
      matched: 0,
      funnel: [],
      nearestMisses: [],
      fallbacks: [],
      hints: ["no Golden"],
      text: "golden",
    };
    const error = new NoImageError(found);
    hideInError(error, ["golden"]);
    expect([error.message, error.stack, JSON.stringify(error.explanation)].join()).not.to.match(/golden/i);
    expect(error).to.be.instanceOf(NoImageError);
  });
});
