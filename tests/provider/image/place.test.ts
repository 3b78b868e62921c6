import { expect } from "chai";
import { placeDoubts, regionOfZone } from "../../../provider/image/place";

describe("places", () => {
  const cases: readonly [string, string | undefined, string | undefined][] = [
    ["cn-bj2", undefined, undefined],
    ["cn-bj2", "cn-bj2-05", undefined],
    ["hk", "hk-02", undefined],
    [
      "cn-bj3",
      undefined,
      "Region cn-bj3 is not among those known to this package: did you mean cn-bj1? New ones open.",
    ],
    ["atlantis", undefined, "Region atlantis is not among those known to this package; new ones open."],
    [
      "cn-bj2-05",
      "cn-bj2-05",
      "Region cn-bj2-05 is not among those known to this package: did you mean cn-bj2? New ones open.",
    ],
    [
      "cn-bj2",
      "cn-bj2-06",
      "Zone cn-bj2-06 is not among those known to this package: did you mean cn-bj2-02? New ones open.",
    ],
    ["cn-bj2", "moon", "Zone moon is not among those known to this package; new ones open."],
    ["cn-bj2", "cn-sh2-01", "Zone cn-sh2-01 belongs to region cn-sh2, not to cn-bj2."],
  ];
  for (const [region, zone, doubt] of cases) {
    it(`${doubt === undefined ? "are not doubted" : "are doubted"}: ${region}, ${zone ?? "any zone"}`, () => {
      expect(placeDoubts(region, zone)).to.deep.equal(doubt === undefined ? [] : [doubt]);
    });
  }

  it("are known by their zones", () => {
    expect(regionOfZone("jpn-tky-01")).to.equal("jpn-tky");
    expect(regionOfZone("jpn-tky-99")).to.equal(undefined);
  });
});
