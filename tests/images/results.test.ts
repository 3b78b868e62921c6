import { expect } from "chai";
import { getImagePerZoneResult, getImageResult, getImagesResult } from "../../provider/images/results";
import { explain } from "../../provider/images/explain";
import { noCommonImageError } from "../../provider/images/failed-selection";
import { attempt } from "./attempt";
import { image, now } from "./sample";

describe("the results of lookups", () => {
  const explanation = explain([attempt([image()], { os: "Ubuntu" })], now);

  it("have the fields that are described, and no others", () => {
    const one = { ...image(), daysToEol: 3, matched: 1, matchedFallback: 0, explanation };
    expect(getImageResult.strict().parse(one)).to.deep.equal(one);
    const all = { images: [{ ...image() }], imageIds: ["uimage-a"], matched: 1, explanation };
    expect(getImagesResult.strict().parse(all)).to.deep.equal(all);
    const zones = { imageName: "n", images: { z: { ...image() } }, imageIds: { z: "uimage-a" }, matched: 1 };
    expect(getImagePerZoneResult.strict().parse(zones)).to.deep.equal(zones);
    expect(getImagePerZoneResult.safeParse({ ...zones, images: { z: {} } }).success).to.equal(false);
  });
});

describe("no common image", () => {
  const tried = attempt([image()], { os: "Ubuntu" });
  const full = { zone: "a", matches: [image({ createdAt: "2025-06-15T00:00:00.000Z" })] };

  it("shows the table, and names the zones that have nothing", () => {
    const error = noCommonImageError([tried], [full, { zone: "b", matches: [] }, { zone: "c", matches: [] }], now);
    expect(error.name).to.equal("NoCommonImageError");
    expect(error.message).to.match(/^No image has the same name in all of the 3 zones\.\n {2}asked/);
    expect(error.message).to.include(
      "  zones  image              a           b           c\n         Ubuntu 22.04 64位  2025-06-15  -           -",
    );
    expect(error.message).to.match(
      / {2}next {3}Leave out the zones without a match \(b, c\), or loosen the demands\.$/,
    );
    expect(error.explanation).to.include({ text: error.message, listed: 1 });
    expect(error.names.map(({ imageName }) => imageName)).to.deep.equal(["Ubuntu 22.04 64位"]);
  });

  it("says what else to do where every zone has something", () => {
    const error = noCommonImageError([tried], [full, { ...full, zone: "b" }], now);
    expect(error.message.replaceAll(/\s+/g, " ")).to.match(
      / next Loosen the demands until a name is in every zone, or look each zone up with getImage\.$/,
    );
  });

  it("shows no table where no zone has anything", () => {
    const { message } = noCommonImageError([attempt([], { os: "Ubuntu" })], [{ zone: "b", matches: [] }], now);
    expect(message).not.to.include("  zones ");
  });
});
