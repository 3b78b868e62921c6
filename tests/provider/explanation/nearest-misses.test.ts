import { expect } from "chai";
import fc from "fast-check";
import { nearestMisses } from "../../../provider/explanation/nearest-misses";
import type { Image } from "../../../provider/image/image";
import { image, now } from "../image/sample";
import { query } from "./attempt";

describe("nearest misses", () => {
  it("are images that fail one demand, with that demand; matches and farther ones are none", () => {
    const images = [
      image({ imageId: "match" }),
      image({ imageId: "near", state: "Making" }),
      image({ imageId: "far", state: "Making", osName: "Debian 12.5 64位" }),
    ];
    expect(misses(images, { os: "Ubuntu" })).to.deep.equal([["near", "states: Available"]]);
  });

  it("fail several demands only where every image does", () => {
    const images = [
      image({ imageId: "two", state: "Making", osName: "Debian 12.5 64位" }),
      image({ imageId: "three", state: "Making", osName: "Debian 12.5 64位", features: ["Aarch64_Type"] }),
    ];
    expect(misses(images, { os: "Ubuntu", architecture: "x86_64" })).to.deep.equal([
      ["two", "os: Ubuntu", "states: Available"],
    ]);
  });

  it("come in the order of how much of the filter they are, then in the filter's own", () => {
    const images = [
      image({ imageId: "version", osName: "Ubuntu 20.04 64位", imageName: "c", createTime: 3 }),
      image({ imageId: "older", state: "Making", imageName: "a", createTime: 1 }),
      image({ imageId: "newer", state: "Making", imageName: "b", createTime: 2 }),
    ];
    const named = { os: "Ubuntu 22.04", imageName: "*" };
    expect(misses(images, named).map(([id]) => id)).to.deep.equal(["newer", "older", "version"]);
  });

  it("are of the same distribution where there is one", () => {
    const images = [
      image({ imageId: "other", osName: "Debian 12.5 64位", imageName: "d", createTime: 9 }),
      image({ imageId: "version", osName: "Ubuntu 20.04 64位", imageName: "u", createTime: 1 }),
    ];
    const named = { os: "Ubuntu 22.04", imageName: "*" };
    expect(misses(images, named)).to.deep.equal([["version", "os: Ubuntu 22.04"]]);
    expect(misses(images.slice(0, 1), named)).to.deep.equal([["other", "os: Ubuntu 22.04"]]);
  });

  it("are different: of one name that fails in the same way the first in order alone", () => {
    const images = [3, 1, 2].map((createTime) => image({ imageId: `at-${createTime}`, state: "Making", createTime }));
    const another = image({ imageId: "old", maintainEol: "2020/01/01", createTime: 4 });
    expect(misses([...images, another], {})).to.deep.equal([
      ["old", "allowEndOfLife: false"],
      ["at-3", "states: Available"],
    ]);
  });

  const details: readonly [Record<string, unknown>, Partial<Image>, string][] = [
    [{}, { state: "Making" }, "Making"],
    [{}, { state: undefined }, "no state"],
    [{}, { maintainEol: "2025/12/31" }, "ended 2025/12/31"],
    [{ minSupportDays: 90 }, { maintainEol: "2026/01/31" }, "30 days left"],
    [{ minSupportDays: 90 }, { maintainEol: undefined }, "its end is unknown"],
    [{ maxSizeGb: 20 }, { imageSizeGb: 40 }, "40 GB"],
    [{ maxSizeGb: 20 }, { imageSizeGb: undefined }, "no size given"],
    [{ vendors: ["a"] }, { vendor: "b" }, "b"],
    [{ vendors: ["a"] }, {}, "no vendor"],
    [{ primarySoftware: "a" }, { primarySoftware: "b" }, "b"],
    [{ primarySoftware: "a" }, {}, "none"],
    [{ osName: "a" }, { osName: "b" }, "b"],
    [{ osName: "a" }, { osName: undefined }, "no osName"],
  ];
  for (const [args, fields, has] of details) {
    it(`say what an image with ${JSON.stringify(fields)} has instead of ${JSON.stringify(args)}`, () => {
      const [miss] = nearestMisses([image(fields)], query(args).filter, now);
      expect(miss?.removedBy[0]?.has?.(miss.image)).to.equal(has);
    });
  }

  it("are at most three, and the same for any order of the listing", () => {
    const images = Array.from({ length: 8 }, (_, n) =>
      image({ imageId: `i${n}`, imageName: `n${n}`, state: "Making", createTime: (n % 3) + 1 }),
    );
    const straight = misses(images, {});
    expect(straight).to.have.length(3);
    fc.assert(
      fc.property(fc.shuffledSubarray(images, { minLength: images.length }), (shuffled) => {
        expect(misses(shuffled, {})).to.deep.equal(straight);
      }),
    );
  });
});

function misses(images: readonly Image[], args: Record<string, unknown>): string[][] {
  return nearestMisses(images, query(args).filter, now).map((miss) => [
    miss.image.imageId,
    ...miss.removedBy.map(({ text }) => text),
  ]);
}
