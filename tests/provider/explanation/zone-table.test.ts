import { expect } from "chai";
import fc from "fast-check";
import { namesInZones, zoneTable } from "../../../provider/explanation/zone-table";
import { widthOf } from "../../../provider/text/layout";
import { image } from "../image/sample";

const zones = ["cn-bj2-02", "cn-bj2-03"];

describe("the table of names and zones", () => {
  const made = { createdAt: "2025-06-15T15:06:40.000Z" };
  const one = image({ imageName: "高内核CentOS 7.6 64位", ...made });
  const both = image({ imageName: "Ubuntu 22.04 64位", ...made });
  const matches = [
    { zone: "cn-bj2-02", matches: [one, both, { ...both, createdAt: "2020-01-01T00:00:00.000Z" }] },
    { zone: "cn-bj2-03", matches: [{ ...both, createdAt: undefined }] },
  ];

  it("has the names of most zones first, and the first image of each", () => {
    expect(zoneTable(namesInZones(matches), zones, 71)).to.deep.equal([
      "image                  cn-bj2-02   cn-bj2-03",
      "Ubuntu 22.04 64位      2025-06-15  undated",
      "高内核CentOS 7.6 64位  2025-06-15  -",
    ]);
  });

  it("goes on below where there are more zones than columns", () => {
    const parts = zoneTable(namesInZones(matches), zones, 34);
    expect(parts.filter((line) => line.startsWith("image"))).to.deep.equal([
      "image                  cn-bj2-02",
      "image                  cn-bj2-03",
    ]);
    expect(parts).to.have.length(6);
  });

  it("counts the names that it does not show", () => {
    const many = Array.from({ length: 12 }, (_, n) => image({ imageName: `n${n}` }));
    const lines = zoneTable(namesInZones([{ zone: "z", matches: many }]), ["z"], 71);
    expect(lines).to.have.length(12);
    expect(lines[0]).to.equal("image  z");
    expect(lines.at(-1)).to.equal("and 2 more names");
    expect(zoneTable(namesInZones([{ zone: "z", matches: many.slice(0, 10) }]), ["z"], 71)).to.have.length(11);
  });

  it("keeps to its width, whatever the names are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "grapheme", maxLength: 60 })),
        fc.integer({ min: 50, max: 80 }),
        (names, width) => {
          const own = names.map((imageName) => image({ imageName, ...made }));
          const lines = zoneTable(namesInZones(zones.map((zone) => ({ zone, matches: own }))), zones, width);
          expect(lines.filter((line) => widthOf(line) > width)).to.deep.equal([]);
        },
      ),
    );
  });
});
