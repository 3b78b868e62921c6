import { expect } from "chai";
import fc from "fast-check";
import { explain } from "../../../provider/explanation/explain";
import { explanationRecord } from "../../../provider/explanation/explanation";
import { widthOf } from "../../../provider/text/layout";
import { image, now } from "../image/sample";
import { attempt } from "./attempt";

const here = { region: "cn-bj2", zone: "cn-bj2-05" };

describe("an explanation", () => {
  const images = [
    image({ imageId: "new", createTime: 1_760_000_000, createdAt: "2025-10-09T08:53:20.000Z", state: "Making" }),
    image({ imageId: "good", features: ["CloudInit"] }),
    image({ imageId: "plain" }),
  ];

  it("of a match says what was chosen, and why nothing else was", () => {
    const explanation = explain([attempt(images, { ...here, os: "Ubuntu", features: ["CloudInit"] })], now);
    expect(explanation).to.deep.include({ listed: 3, matched: 1, fallbacks: [], hints: [] });
    expect(explanation.text).to.match(/^1 image matches\. It is good {2}cn-bj2-05/);
    expect(explanation.nearestMisses).to.deep.equal([
      {
        imageId: "plain",
        imageName: "Ubuntu 22.04 64位",
        zone: "cn-bj2-05",
        createdAt: "2025-06-15T15:06:40.000Z",
        removedBy: ["features: CloudInit"],
      },
    ]);
    expect(explanation.text).not.to.include("next");
  });

  it("of several says which comes first", () => {
    const { text } = explain([attempt(images, { ...here, os: "Ubuntu" })], now);
    expect(text).to.match(/^2 images match\. The first is good {2}/);
  });

  it("names of every value where it comes from", () => {
    const asked = attempt(
      images,
      { ...here, host: { machineType: "N", bootDisk: { sizeGb: 40 } } },
      { zone: "profile" },
    );
    expect(explain([asked], now).query).to.deep.include.members([
      { field: "region", value: "cn-bj2", origin: "argument" },
      { field: "zone", value: "cn-bj2-05", origin: "profile" },
      { field: "states", value: "Available", origin: "default" },
      { field: "host", value: "machineType N, bootDisk sizeGb 40", origin: "argument" },
    ]);
  });

  it("shows the fallback that matches, and is no failure then", () => {
    const tried = [attempt(images, { ...here, os: "Debian" }), attempt(images, { ...here, os: "Ubuntu" })] as const;
    const explanation = explain(tried, now);
    expect(explanation.hints).to.deep.equal([]);
    expect(explanation.matched).to.equal(0);
    expect(explanation.fallbacks.map(({ matched }) => matched)).to.deep.equal([2]);
    expect(explanation.text)
      .to.match(/^2 images match\./)
      .and.include("fallback 0  matches.");
  });

  it("has the fields that its description promises, and no others", () => {
    const explanation = explain([attempt(images, { ...here, os: "Debian" })], now);
    expect(explanationRecord.strict().parse(explanation)).to.deep.equal(explanation);
  });

  it("is readable on 80 columns, whatever the names are", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 90 }), { maxLength: 3 }), (names) => {
        const any = names.map((imageName, n) => image({ imageId: `uimage-${n}`, imageName, vendor: imageName }));
        const wild = { ...here, os: "高内核Ubuntu 22.04 64位", imageName: names[0] ?? "a".repeat(200), vendors: ["b"] };
        const asked = attempt(any, { ...wild, imageName: `${wild.imageName}!` });
        const lines = explain([asked, asked], now, any).text.split("\n");
        expect(lines.filter((line) => widthOf(line) > 80)).to.deep.equal([]);
      }),
      { numRuns: 200 },
    );
  });
});
