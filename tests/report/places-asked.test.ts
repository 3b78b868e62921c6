import { expect } from "chai";
import { ArgumentError } from "../../provider/text/argument-error";
import { placesAsked } from "../../report/places-asked";

describe("report/places-asked", () => {
  it("leaves the place to the settings when none is named", () => {
    expect(placesAsked([], [])).to.deep.equal([{}]);
  });

  it("lists a region without a zone as a whole, and each zone by itself", () => {
    expect(placesAsked(["cn-bj2"], [])).to.deep.equal([{ region: "cn-bj2" }]);
    expect(placesAsked(["cn-bj2", "cn-sh2"], ["cn-bj2-05", "cn-bj2-02"])).to.deep.equal([
      { region: "cn-sh2" },
      { region: "cn-bj2", zone: "cn-bj2-05" },
      { region: "cn-bj2", zone: "cn-bj2-02" },
    ]);
  });

  it("finds the region of a zone, also that of a region that is newer than this package", () => {
    expect(placesAsked([], ["cn-bj2-05", "cn-sh2-02"]).map(({ region }) => region)).to.deep.equal(["cn-bj2", "cn-sh2"]);
    expect(placesAsked(["cn-new9", "cn-bj2"], ["cn-new9-01"])).to.deep.include({
      region: "cn-new9",
      zone: "cn-new9-01",
    });
  });

  it("takes each place once", () => {
    expect(placesAsked(["cn-bj2", "cn-bj2"], [])).to.have.lengthOf(1);
    expect(placesAsked(["cn-bj2"], ["cn-bj2-05", "cn-bj2-05"])).to.have.lengthOf(1);
  });

  it("refuses a zone of none of the named regions", () => {
    expect(() => placesAsked(["cn-bj2", "cn-sh2"], ["cn-gd-02"])).to.throw(ArgumentError, "cn-gd-02 is in none of");
    expect(() => placesAsked(["cn-bj2"], ["cn-bj2-05", "cn-gd-02"])).to.throw(ArgumentError, "cn-gd-02 is in none of");
  });
});
