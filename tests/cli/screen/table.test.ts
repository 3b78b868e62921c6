import stringWidth from "string-width";
import fc from "fast-check";
import { expect } from "chai";
import { tableOf } from "../../../cli/screen/table";

const columns = ["ID", "AGE", { title: "NAME", narrow: "cut" }, { title: "WHY", narrow: "wrap" }] as const;

describe("a table", () => {
  it("aligns its columns, wide characters included, and leaves no spaces at the end", () => {
    const table = tableOf(
      ["NAME", "GB", "NOTE"],
      [
        ["高内核CentOS 7.6 64位", "20", ""],
        ["Ubuntu", "100", "café"],
      ],
    );
    expect(table).to.equal(
      ["NAME                   GB   NOTE", "高内核CentOS 7.6 64位  20", "Ubuntu                 100  café"].join("\n"),
    );
  });

  it("cuts one column and breaks another where the terminal is narrow, and keeps the others whole", () => {
    const row = [
      "uimage-abcdefghijkl",
      "12",
      "高内核CentOS 7.6 64位 with a long name",
      "the host needs what it has not",
    ];
    const lines = tableOf(columns, [row], 60).split("\n");
    expect(lines).to.deep.equal([
      "ID                   AGE  NAME              WHY",
      "uimage-abcdefghijkl  12   高内核CentOS 7.…  the host needs",
      "                                            what it has not",
    ]);
    expect(tableOf(columns, [row], Infinity))
      .to.include(row[2])
      .and.to.include(row[3]);
  });

  it("is never wider than the terminal, whatever its texts are, once its fixed columns fit", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 80 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, text), { minLength: 1 }),
        // uimage-a, AGE, three gaps, and twice the 12 below which no column goes.
        fc.integer({ min: 8 + 3 + 3 * 2 + 2 * 12, max: 120 }),
        (rows, width) => {
          const cells = rows.map(([name, why]) => ["uimage-a", "1", name, why]);
          const widest = Math.max(
            ...tableOf(columns, cells, width)
              .split("\n")
              .map((line) => stringWidth(line)),
          );
          expect(widest).to.be.at.most(width);
        },
      ),
    );
  });

  it("holds 200,000 rows", () => {
    const rows = Array.from({ length: 200_000 }, (_, row) => [`uimage-${row}`, "1", "Ubuntu 22.04 64位", ""]);
    expect(tableOf(columns, rows).split("\n")).to.have.length(200_001);
  });

  it("makes untrusted text printable", () => {
    expect(tableOf(["A"], [["x\u001b[2J\u202e"]])).to.equal("A\nx\\u{1b}[2J\\u{202e}");
  });
});
