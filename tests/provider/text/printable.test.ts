import { expect } from "chai";
import fc from "fast-check";
import { imageLabel, summary } from "../../../provider/image/image-text";
import { printableText, printableJson } from "../../../provider/text/printable";
import { image } from "../image/sample";

describe("printableText", () => {
  it("keeps UCloud's real names as they are", () => {
    expect(printableText("高内核Ubuntu 22.04 64位 – café 🚀")).to.equal("高内核Ubuntu 22.04 64位 – café 🚀");
  });

  it("leaves nothing in a text that acts on a terminal, and bounds it", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { maxLength: 50 }), (units) => {
        const text = String.fromCharCode(...units);
        expect(printableText(text, 20)).not.to.match(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect([...printableText(text, 20)].length).to.be.at.most(20 * "\\u{10ffff}".length + 1);
      }),
    );
  });

  it("shows Pulumi's own colours instead of letting them act", () => {
    expect(printableText("<{%fg 1%}>red<{%reset%}>")).to.equal("<\\u{7b}%fg 1%}>red<\\u{7b}%reset%}>");
  });

  it("guards the sentences about an image, whose name is anybody's text", () => {
    const hostile = image({ imageName: "Ubuntu\u001b[2J\n\u202eexe" });
    for (const text of [imageLabel(hostile), summary(hostile)]) {
      expect(text).to.include("Ubuntu\\u{1b}[2J\\u{a}\\u{202e}exe");
    }
  });
});

describe("printableJson", () => {
  it("reads back as the same, and has nothing in it that acts on a terminal", () => {
    const anything = fc.array(
      fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
    );
    fc.assert(
      fc.property(anything, (texts) => {
        const json = printableJson({ texts });
        expect(JSON.parse(json)).to.deep.equal({ texts });
        expect(json.replaceAll("\n", "")).not.to.match(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it("escapes what lies outside the basic plane as JSON does", () => {
    const tag = String.fromCodePoint(0xe0041);
    expect(printableJson(tag)).to.equal('"\\udb40\\udc41"');
    expect(printableJson("高内核 🚀\n\u009b")).to.equal('"高内核 🚀\\n\\u009b"');
  });
});
