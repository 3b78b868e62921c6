import fc from "fast-check";
import { parse } from "yaml";
import { expect } from "chai";
import { csvOf } from "../../../cli/output/csv";
import type { ListColumn } from "../../../cli/output/column";
import { readOutputOptions, listFormats } from "../../../cli/output/format";
import { yamlOf } from "../../../cli/output/yaml";

interface Row {
  readonly id: string;
  readonly size?: number;
}

const columns: readonly ListColumn<Row>[] = [
  { name: "imageId", title: "IMAGE ID", aliases: ["id"], value: ({ id }) => id, shownIn: "table" },
  { name: "imageSizeGb", title: "GB", value: ({ size }) => size, shownIn: "wide" },
];

const read = (options: Readonly<Record<string, unknown>>) =>
  readOutputOptions(options, { formats: listFormats, columns });

describe("YAML", () => {
  it("reads back as the same data, whatever texts are in it", () => {
    const key = fc.string({ unit: "grapheme" }).filter((name) => name !== "__proto__");
    const data = fc.jsonValue({ stringUnit: "grapheme" });
    fc.assert(
      fc.property(fc.oneof(data, fc.dictionary(key, data), fc.array(data)), (value) => {
        expect(parse(yamlOf(value))).to.deep.equal(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("quotes what could be taken for something else", () => {
    const odd = ["yes", "No", "null", "1", "2026-01-31", "a: b", "- a", "#", "", " a", "\u001b[2J", "~", "1e3", "=x"];
    expect(parse(yamlOf(odd))).to.deep.equal(odd);
    expect(yamlOf(odd)).not.to.match(/[\u001b]/);
    expect(yamlOf({ os: "Ubuntu 22.04 64位", eol: "2027/05/04" })).to.equal('os: Ubuntu 22.04 64位\neol: "2027/05/04"');
  });
});

describe("CSV", () => {
  it("has a heading, quotes where it must, and keeps numbers", () => {
    const rows = [{ id: 'a,"b"', size: -5 }, { id: "plain" }];
    expect(csvOf(columns, rows)).to.equal('imageId,imageSizeGb\n"a,""b""",-5\nplain,');
  });

  it("holds no formula and nothing that acts on a terminal", () => {
    expect(csvOf(columns, [{ id: "=1+1" }, { id: "@x" }, { id: "\u001b[2J" }])).to.equal(
      "imageId,imageSizeGb\n'=1+1,\n'@x,\n\\u{1b}[2J,",
    );
  });
});

describe("the options for output", () => {
  it("take columns by field, by heading and by a short name", () => {
    for (const name of ["imageId", "image-id", "IMAGE ID", "id"]) {
      expect(read({ columns: [name, "gb"] }).columns.map((column) => column.name)).to.deep.equal([
        "imageId",
        "imageSizeGb",
      ]);
    }
    expect(() => read({ columns: ["imageIt"] })).to.throw("Did you mean imageId?");
  });

  it("show more columns in a wide table and in CSV", () => {
    expect(read({}).columns).to.have.length(1);
    expect(read({ output: "wide" }).columns).to.have.length(2);
    expect(read({ output: "csv" }).columns).to.have.length(2);
  });

  it("sort by numbers and by names with numbers, what has no value last, and limit afterwards", () => {
    const rows = [{ id: "b10", size: 20 }, { id: "b9" }, { id: "a", size: 100 }];
    const ids = (options: Readonly<Record<string, unknown>>) =>
      read(options)
        .arrange(rows)
        .map(({ id }) => id);
    expect(ids({})).to.deep.equal(["b10", "b9", "a"]);
    expect(ids({ sort: ["id"] })).to.deep.equal(["a", "b9", "b10"]);
    expect(ids({ sort: ["gb"] })).to.deep.equal(["b10", "a", "b9"]);
    expect(ids({ sort: ["gb:desc"], limit: "2" })).to.deep.equal(["a", "b10"]);
  });

  it("refuse in one sentence what they do not know", () => {
    expect(() => read({ output: "xml" })).to.throw('-o takes table, wide, json, yaml, csv and id here, not "xml".');
    expect(() => read({ output: "yaml", json: true })).to.throw("Choose one output format");
    expect(() => read({ sort: ["id:up"] })).to.throw("--sort takes a column");
    for (const limit of ["0", "-1", "x", "1.5"]) {
      expect(() => read({ limit })).to.throw("--limit takes a whole number from 1");
    }
  });

  it("take the names of 0.1 for the same", () => {
    expect(read({ json: true }).format).to.equal("json");
    expect(read({ idOnly: true, output: "id" }).format).to.equal("id");
  });
});
