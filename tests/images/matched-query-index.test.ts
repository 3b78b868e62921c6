import { expect } from "chai";
import type { Image } from "../../provider/images/image";
import { matchedQueryIndex } from "../../provider/filter/criteria";
import { query } from "./attempt";
import { image } from "./sample";

describe("where an image stands among a filter and its fallbacks", () => {
  const queries = [query({ os: "Ubuntu 24.04", imageType: "Base" }), query({ os: "Ubuntu", imageType: "Base" })];
  const cases: readonly [string, Partial<Image>, number | undefined][] = [
    ["the first that it meets", { osName: "Ubuntu 24.04 64位" }, 0],
    ["a later one", {}, 1],
    ["none", { osName: "Debian 12.5 64位" }, undefined],
    ["none of another type", { imageType: "Custom" }, undefined],
    ["the same when it is old, retired and past its end", { state: "Unavailable", maintainEol: "2000/01/01" }, 1],
  ];
  for (const [what, fields, position] of cases) {
    it(`is ${what}`, () => expect(matchedQueryIndex(image(fields), queries)).to.equal(position));
  }

  it("does not change with demands that time decides", () => {
    const timed = query({ minSupportDays: 10_000, minAgeDays: 10_000 });
    expect(matchedQueryIndex(image(), [timed])).to.equal(0);
  });

  it("knows ids and what a market image is made for", () => {
    expect(matchedQueryIndex(image(), [query({ imageIds: ["b"] }), query({ imageIds: ["b", "uimage-a"] })])).to.equal(
      1,
    );
    const gpu = query({ funcTypes: ["gpu", "app"] });
    expect(matchedQueryIndex(image({ funcType: "app" }), [gpu])).to.equal(0);
    expect(matchedQueryIndex(image({ funcType: "uhost" }), [gpu])).to.equal(undefined);
    expect(matchedQueryIndex(image(), [gpu])).to.equal(undefined);
  });
});
