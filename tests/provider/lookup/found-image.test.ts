import { expect } from "chai";
import { imageRecord } from "../../../provider/image/image";
import { foundImageAt } from "../../../provider/lookup/found-image";
import { image, now } from "../image/sample";

describe("an image as a lookup gives it to a program", () => {
  const listFields = Object.entries(imageRecord.shape)
    .filter(([, schema]) => schema.type === "array")
    .map(([field]) => field as keyof ReturnType<typeof image>);

  it("shares no list with the catalogue, whichever fields are lists", () => {
    expect(listFields).to.include.members(["features", "priceSet"]);
    const listed = image({ features: ["CloudInit"], priceSet: [{ chargeType: "Month", price: 1 }] });
    const found = foundImageAt(listed, now);
    expect(found).to.deep.include(listed);
    for (const field of listFields) {
      expect(found[field], field).to.not.equal(listed[field]);
    }
    expect(found.priceSet[0]).to.not.equal(listed.priceSet[0]);
  });
});
