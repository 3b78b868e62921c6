import { expect } from "chai";
import { readImage } from "../../../provider/image/read-image";
import { UnreadableField } from "../../../provider/image/wire-values";

/** What a person reads of an image that is left out, word for word. */
const problems: readonly [Record<string, unknown>, string, string][] = [
  [{ ImageSize: "20" }, "ImageSize", 'expected a number of at least 0, found the text "20"'],
  [{ ImageSize: -1 }, "ImageSize", "expected a number of at least 0, found -1"],
  [{ ImageSize: Infinity }, "ImageSize", "expected a number of at least 0, found Infinity"],
  [{ ImageSize: [20] }, "ImageSize", "expected a number of at least 0, found a list"],
  [{ ImageSize: {} }, "ImageSize", "expected a number of at least 0, found an object"],
  [{ CreateTime: 1.5 }, "CreateTime", "expected Unix seconds, found 1.5"],
  [{ CreateTime: 8_640_000_000_001 }, "CreateTime", "expected Unix seconds, found 8640000000001"],
  [{ Features: "CloudInit" }, "Features", 'expected a list, found the text "CloudInit"'],
  [{ Features: [null] }, "Features.0", "found null"],
  [{ ImageId: undefined }, "ImageId", "expected an id, found nothing"],
  [{ ImageName: true }, "ImageName", "found true"],
  [{ PriceSet: [7] }, "PriceSet.0", "expected a price, found 7"],
  [{ PriceSet: [null] }, "PriceSet.0", "expected a price, found null"],
];

describe("an image that can't be read", () => {
  for (const [wire, field, problem] of problems) {
    it(`says ${field}: ${problem}`, () => {
      const unreadable = readImage({ ImageId: "uimage-a", ...wire }, "cn-bj2");
      expect(unreadable).to.include({ field });
      expect("problem" in unreadable && unreadable.problem).to.include(problem);
    });
  }

  it("shows of a long text how long it is", () => {
    const unreadable = readImage({ ImageId: "uimage-a", ImageName: "x".repeat(1_000_000) }, "cn-bj2");
    expect("problem" in unreadable && unreadable.problem).to.match(/found the text "x{40}…" of 1000000$/);
    expect(new UnreadableField("a", "b", "c")).to.include({
      name: "UnreadableField",
      message: 'expected b, found the text "c"',
    });
  });
});

describe("an image that can be read", () => {
  it("takes the latest time that a date can express, and the smallest size", () => {
    const image = readImage({ ImageId: "uimage-a", CreateTime: 8_640_000_000_000, ImageSize: 0 }, "cn-bj2");
    expect(image).to.include({ createTime: 8_640_000_000_000, imageSizeGb: 0, imageName: "" });
    expect(readImage({ ImageId: "uimage-a" }, "cn-bj2")).not.to.have.any.keys("imageSizeGb", "createTime", "zone");
  });

  it("leaves out what a price does not say", () => {
    const image = readImage({ ImageId: "uimage-a", PriceSet: [{}, { Price: 1 }] }, "cn-bj2");
    expect(image).to.deep.include({ priceSet: [{}, { price: 1 }] });
  });
});
