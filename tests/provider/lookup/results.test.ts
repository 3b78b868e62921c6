import { expect } from "chai";
import { explain } from "../../../provider/explanation/explain";
import { getImageResult } from "../../../provider/lookup/get-image";
import { getImagePerZoneResult } from "../../../provider/lookup/get-image-per-zone";
import { getImagesResult } from "../../../provider/lookup/get-images";
import { attempt } from "../explanation/attempt";
import { image, now } from "../image/sample";

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
