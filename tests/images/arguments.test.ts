import { expect } from "chai";
import { ArgumentError, parseArguments } from "../../provider/images/argument-error";
import { getImageArguments, pinnedImageArguments } from "../../provider/images/arguments";
import { refusal } from "./refusal";

describe("arguments", () => {
  it("fill in the declared defaults", () => {
    expect(parseArguments(getImageArguments, { os: "Ubuntu 22.04" })).to.deep.equal({
      os: "Ubuntu 22.04",
      states: ["Available"],
      allowEndOfLife: false,
      orderBy: "createTime",
      unique: false,
      explain: false,
    });
  });

  it("take undefined and null for absent", () => {
    expect(parseArguments(getImageArguments, { os: undefined, region: null })).not.to.have.any.keys("os", "region");
  });

  const refusals: readonly [string, Record<string, unknown>, string, string[]][] = [
    [
      "a misspelt feature",
      { features: ["cloudinit2"] },
      "features[0]",
      ['"cloudinit2"', 'Did you mean "CloudInit"?', "Accepted: NetEnhnced"],
    ],
    ["UCloud's own spelling mended", { features: ["NetEnhanced"] }, "features[0]", ['Did you mean "NetEnhnced"?']],
    ["an unknown field", { feature: ["CloudInit"] }, "feature", ['Did you mean "features"?']],
    [
      "an unknown image type",
      { imageType: "base" },
      "imageType",
      ['Did you mean "Base"?', "Accepted: Base, Custom, Business."],
    ],
    ["an os that is none", { os: "22.04" }, "os", ["distribution"]],
    ["a pattern that RE2 refuses", { nameRegex: "(?=a)" }, "nameRegex", ["RE2", "(?="]],
    ["a date that is none", { createdBefore: "last week" }, "createdBefore", ["RFC 3339"]],
    ["a negative number", { minSupportDays: -1 }, "minSupportDays", ["-1"]],
    ["a number as text", { maxSizeGb: "20" }, "maxSizeGb", ['"20"']],
    ["an empty list of states", { states: [] }, "states", []],
    ["market images of anybody", { imageType: "Business" }, "vendors", ["trust"]],
    ["an empty region", { region: " " }, "region", []],
  ];
  for (const [what, args, field, texts] of refusals) {
    it(`refuse ${what}, naming the field and what is accepted`, () => {
      const error = refusal(args);
      expect(error.problems.map((problem) => problem.field)).to.deep.equal([field]);
      texts.forEach((text) => expect(error.message).to.include(text));
    });
  }

  it("name all that is wrong at once", () => {
    expect(refusal({ osType: "BSD", scenes: ["Feature"] }).problems).to.have.length(2);
  });

  it("of a pin know its policies", () => {
    expect(parseArguments(pinnedImageArguments, {})).to.include({ onSuperseded: "warn", endOfLifeNoticeDays: 90 });
    expect(() => parseArguments(pinnedImageArguments, { onEndOfLife: "replace" })).to.throw(
      ArgumentError,
      "Accepted: ignore",
    );
  });
});
