import { expect } from "chai";
import fc from "fast-check";
import { harmlessJson } from "../../provider/text/harmless-json";

describe("harmlessJson", () => {
  it("reads back as the same, and has nothing in it that acts on a terminal", () => {
    const anything = fc.array(
      fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
    );
    fc.assert(
      fc.property(anything, (texts) => {
        const json = harmlessJson({ texts });
        expect(JSON.parse(json)).to.deep.equal({ texts });
        expect(json.replaceAll("\n", "")).not.to.match(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it("escapes what lies outside the basic plane as JSON does", () => {
    const tag = String.fromCodePoint(0xe0041);
    expect(harmlessJson(tag)).to.equal('"\\udb40\\udc41"');
    expect(harmlessJson("高内核 🚀\n\u009b")).to.equal('"高内核 🚀\\n\\u009b"');
  });
});
