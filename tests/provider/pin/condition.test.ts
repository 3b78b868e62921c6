import { expect } from "chai";
import { gravest } from "../../../provider/pin/condition";

describe("the status of several images", () => {
  it("is the gravest of theirs, in whatever order they are", () => {
    expect(gravest(["superseded", "endOfLife", "current"])).to.equal("endOfLife");
    expect(gravest(["unavailable", "gone", "endOfLife"])).to.equal("gone");
    expect(gravest(["current", "unavailable", "superseded"])).to.equal("unavailable");
  });

  it("is current when there is none", () => {
    expect(gravest([])).to.equal("current");
  });
});
