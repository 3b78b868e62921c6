import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { jsonMarkup, escapeHtml, html, rawElement } from "../../../report/html/markup";
import { pageOf, type PageFacts } from "../../../report/html/page";
import { pack, unpack, type PackedReport } from "../../../report/packed";
import { dataOf, pinOn, reportImage } from "../report-image";

const about: PageFacts = { version: "0.0.0", notes: [] };
/** The page's program and style, as `npm run build` makes them. */
const distReport = join(__dirname, "..", "..", "..", "dist", "report");
const parts = { script: 'console.log("page")', style: "body{margin:0}" };
const images = ["2027/05/01", "2026/11/25", "2026/11/24", undefined].map((maintainEol, n) =>
  reportImage(`uimage-${n}`, {
    maintainEol,
    features: ["CloudInit"],
    createTime: n === 2 ? undefined : 1_700_000_000 + n,
  }),
);
const [first = reportImage("none")] = images;
const data = dataOf(images, { pins: [pinOn(first, { status: "superseded" })] });
const page = pageOf(data, about, parts);

describe("report/html/page", () => {
  it("is the same, byte by byte, for the same images in another order", () => {
    const again = dataOf([...images].reverse(), { pins: [pinOn(first, { status: "superseded" })] });
    expect(pageOf(again, about, parts)).to.equal(page);
  });

  it("lets nothing run or style but what it brings along, letter by letter", () => {
    const allowed = page.match(/'sha256-[^']+'/g) ?? [];
    const present = [...page.matchAll(/<(?:script|style)>([^]*?)<\/(?:script|style)>/g)].map(
      ([, text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`,
    );
    expect(present).to.have.lengthOf(3);
    expect([...allowed].sort()).to.deep.equal([...present].sort());
    expect(page).to.include("default-src 'none'");
  });

  it("carries its data, which reads back as it was", () => {
    const [, text = ""] = /<script type="application\/json" id="data">([^]*?)<\/script>/.exec(page) ?? [];
    const packed = JSON.parse(text) as PackedReport;
    // JSON has no undefined.
    expect(JSON.parse(JSON.stringify(unpack(packed)))).to.deep.equal(JSON.parse(JSON.stringify(data)));
  });

  it("says of each end of life in UTC+8 whether it is left, today, past or unknown", () => {
    const cells = [...page.matchAll(/<td>([^<]*(?:left|ago|last day|unknown)[^<]*)/g)].map(([, text = ""]) =>
      text.trim(),
    );
    expect(cells).to.include.members([
      "2027-05-01 (157 days left)",
      "2026-11-25 (last day)",
      "2026-11-24 (ended 1 day ago)",
      "unknown",
    ]);
    expect(page).to.include("1 past end of life, 1 end within 90 days, 1 end unknown");
    expect(page).to.include("made 2026-11-25 12:00</time> (UTC+8)");
  });

  it("is at most 3.5 MB for 10,000 images", () => {
    const systems = ["Ubuntu 22.04 64位", "CentOS 7.9 64位", "Debian 12 64位", "Windows 2022 64位 中文版"];
    const many = Array.from({ length: 10_000 }, (_, n) =>
      reportImage(`uimage-${String(n).padStart(12, "0")}`, {
        imageName: `${systems[n % systems.length]} build ${n % 100}`,
        zone: `cn-bj2-0${n % 5}`,
        features: ["CloudInit", "IPv6", "NetEnhanced_Ultra", "HotPlug"].slice(n % 4),
        createTime: 1_600_000_000 + n,
      }),
    );
    const built = ["page.js", "page.css"].map((name) => readFileSync(join(distReport, name), "utf8"));
    const [script = "", style = ""] = built;
    expect(Buffer.byteLength(pageOf(dataOf(many), about, { script, style }))).to.be.below(3_500_000);
  });

  it("says what is missing, and nothing where nothing is", () => {
    expect(page).not.to.include("Not all is here");
    expect(pageOf(data, { ...about, notes: ["a <b> is missing"] }, parts)).to.include(
      "<li>a &lt;b&gt; is missing</li>",
    );
  });
});

describe("report/html/markup", () => {
  it("writes any text so that it is text, as content and as data", () => {
    const texts = fc.string({ unit: fc.constantFrom(..."</>&\"'!-\u2028\u2029scriptA\n".split("")) });
    fc.assert(
      fc.property(texts, (text) => {
        expect(escapeHtml(text)).not.to.match(/[<>"]/);
        expect(html`<p>${text}</p>`.text).to.equal(`<p>${escapeHtml(text)}</p>`);
        expect(jsonMarkup(text).text).not.to.match(/[<>&\u2028\u2029]/);
        expect(JSON.parse(jsonMarkup(text).text)).to.equal(text);
      }),
    );
  });

  it("refuses a script that would end where it should not", () => {
    for (const text of ['"</script>"', "</STYLE", "<!-- "]) {
      expect(() => rawElement("script", text)).to.throw(TypeError);
    }
  });
});

describe("report/packed", () => {
  it("is less than a third of the data where images share their texts", () => {
    const many = Array.from({ length: 1000 }, (_, n) =>
      reportImage(`uimage-${n}`, { features: ["CloudInit", "IPv6"] }),
    );
    const full = dataOf(many);
    expect(JSON.stringify(pack(full, "0.0.0")).length).to.be.below(JSON.stringify(full).length / 3);
  });
});
