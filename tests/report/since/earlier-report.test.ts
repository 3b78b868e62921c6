import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { pageOf } from "../../../report/html/page";
import { readEarlierReport } from "../../../report/since/earlier-report";
import { UserError } from "../../../provider/text/user-error";
import { failureOf } from "../../failure";
import { dataOf, hostOn, pinOn, reportImage } from "../report-image";

const hostile = `</script><script>"'&,\u2028 <!-- 镜像`;

describe("report/since/earlier-report", () => {
  const image = reportImage("uimage-a", { imageName: hostile });
  const pin = pinOn(image, { name: hostile });
  const data = dataOf([image], { pins: [pin], hosts: [hostOn(pin)], unreadable: [{ source: "x", problem: hostile }] });
  const page = pageOf(data, { version: "0.0.0", notes: [hostile] }, { script: "1", style: "a{}" });
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), "ucloud-image-since-"))));
  after(() => rmSync(folder, { recursive: true }));

  async function read(text: string | Buffer) {
    const file = join(folder, "page.html");
    writeFileSync(file, text);
    return readEarlierReport(file);
  }

  async function problemOf(text: string | Buffer): Promise<string> {
    return (await failureOf(read(text), UserError)).message;
  }

  it("reads back what a page was made of, whatever the names are", async () => {
    // JSON has no undefined.
    expect(JSON.parse(JSON.stringify(await read(page)))).to.deep.equal(JSON.parse(JSON.stringify(data)));
  });

  it("says what a file is that is no page of a report", async () => {
    expect(await problemOf("")).to.include("is not a page of ucloud-image report: it is empty");
    expect(await problemOf("<!doctype html><p>hello")).to.include("it has no data of a report");
    expect(await problemOf(Buffer.from([0xff, 0xfe, 0, 1]))).to.include("it has no data of a report");
    expect(await problemOf(page.slice(0, page.indexOf('"formatVersion"')))).to.include("its data is cut off");
    expect(await problemOf(page.replace('"format":"ucloud-image report"', '"format":"x"'))).to.include("another kind");
    const other = '<script type="application/json" id="data">[null]</script>';
    expect(await problemOf(other)).to.include("another kind");
  });

  it("names both versions when the data is of another one", async () => {
    const newer = page
      .replace('"formatVersion":1', '"formatVersion":9')
      .replace('"madeBy":"0.0.0"', '"madeBy":"7.1.0"');
    expect(await problemOf(newer)).to.match(/another version of ucloud-image, 7\.1\.0: .* format 9, and this version/);
  });

  it("refuses data that was changed, and says where", async () => {
    expect(await problemOf(page.replace('"status":"current"', '"status":"fine"'))).to.include("at pins.0.status");
    expect(await problemOf(page.replace(/"madeAtMs":\d+/, '"madeAtMs":"now"'))).to.include("at madeAtMs");
    expect(await problemOf(page.replace(/"madeAtMs":\d+/, '"madeAtMs":9e15'))).to.include("at madeAtMs");
  });

  it("says why a file can't be read", async () => {
    for (const file of [join(folder, "missing.html"), folder]) {
      const { message } = await failureOf(readEarlierReport(file), UserError);
      expect(message).to.include(`${file} can't be read for --since: `).and.include("--since takes a page");
    }
  });
});
