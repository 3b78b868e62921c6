import { expect } from "chai";
import * as z from "zod";
import { parseArguments } from "../../../provider/filter/arguments";
import { getImageArguments } from "../../../provider/lookup/get-image";
import { pinnedImageArguments } from "../../../provider/pin/arguments";
import { ArgumentError } from "../../../provider/text/argument-error";
import { refusal } from "./refusal";

/** What a person reads, word for word. */
const messages: readonly [Record<string, unknown>, string][] = [
  [{ osType: "linux" }, 'osType: "linux" is not accepted. Did you mean "Linux"? Accepted: Linux, Windows.'],
  [{ osType: "BSD" }, 'osType: "BSD" is not accepted. Accepted: Linux, Windows.'],
  [{ osType: 7 }, "osType: 7 is not accepted. Accepted: Linux, Windows."],
  [
    { os: "22.04" },
    'os: "22.04" is no operating system; write a distribution and, if wanted, a version, such as `Ubuntu 22.04`.',
  ],
  [
    { createdBefore: "soon" },
    'createdBefore: "soon" is no date; write RFC 3339, such as `2026-01-31` (midnight UTC) or `2026-01-31T08:00:00+08:00`.',
  ],
  [{ maxSizeGb: "20" }, 'maxSizeGb: "20" is not accepted: expected number, received string.'],
  [
    { imageType: "Business" },
    "vendors: must name the publishers that you trust, since anybody can publish a newer market image.",
  ],
  [{ scene: ["HPC"] }, 'scene: is not a known argument. Did you mean "scenes"?'],
  [{ somethingElse: 1 }, "somethingElse: is not a known argument."],
  [
    { osType: "x", states: ["Making", "y"] },
    'osType: "x" is not accepted. Accepted: Linux, Windows.\nstates[1]: "y" is not accepted. Accepted: Available, Making, Unavailable, Copying.',
  ],
  [{ host: { machineType: "N", cpus: 2 } }, 'host.cpus: is not a field of host. Did you mean "cpu"?'],
  [
    { fallbacks: [{ os: "Ubuntu" }, { os: "Debian", oss: "x" }] },
    'fallbacks[1].oss: is not a field of fallbacks[1]. Did you mean "os"?',
  ],
  [
    { host: { machineType: "N", bootDisk: { sizeGB: 20 } } },
    'host.bootDisk.sizeGB: is not a field of host.bootDisk. Did you mean "sizeGb"?',
  ],
];

describe("what is wrong with arguments", () => {
  for (const [args, message] of messages) {
    it(`is told of ${JSON.stringify(args)}`, () => expect(refusal(args).message).to.equal(message));
  }

  it("is told of values that JSON can't show", () => {
    const circular: Record<string, unknown> = {};
    circular["self"] = circular;
    const { message } = refusal({ imageName: circular });
    expect(message).to.match(/^imageName: <ref \*1> \{ self: \[Circular \*1\] \} is not accepted: expected string/);
    expect(refusal({ imageName: () => 1 }).message).to.match(/^imageName: function is not accepted/);
  });

  it("is told without a field where the whole is wrong", () => {
    expect(new ArgumentError([{ field: "", reason: "no" }]).message).to.equal("no");
    expect(new ArgumentError([]).name).to.equal("ArgumentError");
  });

  it("is told of descriptions that have no fields", () => {
    const record = z.record(z.string(), z.number());
    expect(() => parseArguments(record, { a: "b" })).to.throw(ArgumentError, 'a: "b" is not accepted: expected number');
  });
});

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
      "a misspelt state",
      { states: ["availible"] },
      "states[0]",
      ['"availible"', 'Did you mean "Available"?', "Accepted: Available"],
    ],
    ["a feature without a name", { features: [" "] }, "features[0]", []],
    ["no feature at all", { features: [] }, "features", []],
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
    expect(refusal({ osType: "BSD", states: ["Made"] }).problems).to.have.length(2);
  });

  it("of a pin know its policies", () => {
    expect(parseArguments(pinnedImageArguments, {})).to.include({ onSuperseded: "warn", endOfLifeNoticeDays: 90 });
    expect(() => parseArguments(pinnedImageArguments, { onEndOfLife: "replace" })).to.throw(
      ArgumentError,
      "Accepted: ignore",
    );
  });
});
