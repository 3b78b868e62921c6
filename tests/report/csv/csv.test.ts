import { expect } from "chai";
import fc from "fast-check";
import { csvText } from "../../../provider/text/csv";
import { fleetCsv } from "../../../report/csv/fleet-csv";
import { imagesCsv } from "../../../report/csv/images-csv";
import { everything } from "../../../report/shown";
import { dataOf, hostOn, pinOn, reportImage } from "../report-image";

describe("provider/text/csv", () => {
  it("reads back as the same cells, and begins no cell like a formula", () => {
    const text = fc.string({ unit: fc.constantFrom(..."=+-@＝\t\r\n\",;'a镜".split("")) });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        const cells = cellsOf(csvText(rows));
        expect(cells).to.have.lengthOf(rows.length);
        for (const [n, row] of rows.entries()) {
          expect(cells[n]).to.have.lengthOf(2);
          for (const [m, cell] of (cells[n] ?? []).entries()) {
            expect(cell).not.to.match(/^[=+\-@＝\t\r\n]/);
            expect(printed(row[m] ?? "")).to.equal(cell);
          }
        }
      }),
    );
  });

  it("leaves numbers as they are, and absent values empty", () => {
    expect(csvText([[-3, 1200, undefined, [], ["a", "b"], true]])).to.equal('-3,1200,,,"a, b",true');
  });
});

describe("report/csv", () => {
  const image = reportImage("uimage-a", { imageName: 'web, "blue"', maintainEol: "2026/11/24" });
  const pin = pinOn(image, { name: "=1+1", status: "superseded", newestImageId: "uimage-b" });
  const { image: _image, imageId: _imageId, ...odd } = pinOn(image, { status: "unknown", name: "odd", urn: "urn:odd" });
  const data = dataOf([image], {
    pins: [pin, odd],
    hosts: [hostOn(pin)],
    unreadable: [{ source: "half.json", problem: "it is not\nJSON" }],
  });
  const records = (text: string) => {
    const [head = [], ...rows] = cellsOf(text);
    return rows.map((row) => Object.fromEntries(head.map((name, n) => [name, row[n]])));
  };

  it("has a row for each pin, host and stack that could not be read", () => {
    const [first, second, third, fourth, ...others] = records(fleetCsv(data, everything(data)));
    expect(first).to.include({
      ...{ kind: "pin", project: "shop", stack: "prod", name: "'=1+1", status: "superseded", region: "cn-bj2" },
      ...{ zone: "cn-bj2-05", imageId: "uimage-a", imageName: 'web, "blue"', system: "Unknown system" },
      ...{ made: "2026-05-01", endOfLife: "2026-11-24", daysLeft: "-1", hosts: "1", newestImageId: "uimage-b" },
    });
    expect(first?.["command"]).to.match(/^pulumi up --stack 'prod' --replace 'urn:/);
    expect(second).to.include({ kind: "pin", name: "odd", status: "unknown", imageId: "", daysLeft: "", hosts: "0" });
    expect(third).to.include({ kind: "host", name: "web-1", pin: "'=1+1", imageId: "uimage-a" });
    expect(fourth).to.include({ kind: "stack", stack: "half.json", status: "notRead", finding: "it is not JSON" });
    expect(others).to.deep.equal([]);
  });

  it("has only its heading when there is nothing", () => {
    const empty = dataOf([]);
    expect(fleetCsv(empty, everything(empty)).split("\n")).to.have.lengthOf(1);
    expect(imagesCsv(empty, everything(empty)).split("\n")).to.have.lengthOf(1);
  });

  it("has a row for each image", () => {
    expect(records(imagesCsv(data, everything(data)))).to.have.lengthOf(1);
    expect(records(imagesCsv(data, everything(data)))[0]).to.include({
      ...{ imageId: "uimage-a", imageName: 'web, "blue"', state: "Available", pins: "1", daysLeft: "-1" },
    });
  });
});

/** The cells of CSV, read by RFC 4180 alone. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/y;
  for (;;) {
    const found = cell.exec(text);
    if (found === null) {
      throw new Error(`This is no CSV: ${text.slice(cell.lastIndex)}`);
    }
    const [, quoted, plain = "", end] = found;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "") {
      return rows;
    }
    if (end === "\n") {
      rows.push([]);
    }
  }
}

/** A text as a cell shows it: control characters as escapes, and an apostrophe before what begins like a formula. */
function printed(text: string): string {
  const visible = text.replaceAll(/[\t\r\n]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
  return /^[=+\-@＝\t\r\n]/.test(text) ? `'${visible}` : visible;
}
