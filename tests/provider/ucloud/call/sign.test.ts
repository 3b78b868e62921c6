import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { Secret } from "../../../../provider/text/secret";
import { flatten, sign, sortedByName, stringToSign } from "../../../../provider/ucloud/call/sign";

interface Vector {
  readonly name: string;
  readonly privateKey: string;
  readonly params: Readonly<Record<string, string>>;
  readonly signature: string;
  readonly source: string;
}

const vectors = JSON.parse(readFileSync(join(__dirname, "signature-vectors.json"), "utf8")) as readonly Vector[];

describe("sign", () => {
  for (const { name, privateKey, params, signature, source } of vectors) {
    it(`signs ${name} as ${source} does`, () => {
      expect(sign(new Map(Object.entries(params)), new Secret(privateKey))).to.equal(signature);
    });
  }

  it("gives the string to sign that UCloud's page prints", () => {
    const parameters = flatten({
      Action: "DescribeUHostInstance",
      Region: "cn-bj2",
      Limit: 10,
      PublicKey: "ucloudsomeone@example.com1296235120854146120",
    });
    const privateKey = new Secret("46f09bb9fab4f12dfc160dae12273d5332b5debe");
    expect(stringToSign(sortedByName(parameters), privateKey)).to.equal(
      "ActionDescribeUHostInstanceLimit10PublicKeyucloudsomeone@example.com1296235120854146120Regioncn-bj2" +
        "46f09bb9fab4f12dfc160dae12273d5332b5debe",
    );
  });

  it("leaves the signature itself out", () => {
    const parameters = new Map([["Action", "DescribeImage"]]);
    const signed = new Map([...parameters, ["Signature", "abc"]]);
    expect(sign(signed, new Secret("key"))).to.equal(sign(parameters, new Secret("key")));
  });

  it("equals a naive second implementation for any parameters", () => {
    const value = fc.oneof(fc.string({ unit: "binary" }), fc.boolean(), fc.integer());
    const parameters = fc.dictionary(fc.string({ unit: "grapheme", minLength: 1 }), value, { maxKeys: 12 });
    fc.assert(
      fc.property(parameters, fc.string({ unit: "grapheme" }), (asked, key) => {
        expect(sign(flatten(asked), new Secret(key))).to.equal(naiveSignature(asked, key));
      }),
    );
  });

  it("sorts by bytes, which differs from JavaScript's order beyond U+FFFF", () => {
    const parameters = new Map([
      ["\u{1F600}", "second"],
      ["\uFF21", "first"],
    ]);
    expect(sortedByName(parameters).map(([, value]) => value)).to.deep.equal(["first", "second"]);
  });
});

describe("flatten", () => {
  it("numbers the elements of arrays and joins the names of records", () => {
    const flat = flatten({ ImageIds: ["a", "b"], Disks: [{ IsBoot: true, Size: 20.0 }], Zone: undefined });
    expect([...flat]).to.deep.equal([
      ["ImageIds.0", "a"],
      ["ImageIds.1", "b"],
      ["Disks.0.IsBoot", "true"],
      ["Disks.0.Size", "20"],
    ]);
  });

  for (const [number, text] of [
    [42.0, "42"],
    [42.5, "42.5"],
    [-0, "0"],
    [1e21, "1000000000000000000000"],
    [-1.25e22, "-12500000000000000000000"],
    [1e-7, "0.0000001"],
    [-2.5e-9, "-0.0000000025"],
  ] as const) {
    it(`writes ${number} as ${text}`, () => {
      expect(flatten({ N: number }).get("N")).to.equal(text);
    });
  }

  it("writes every finite number without an exponent, and back to the same number", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const text = flatten({ N: number }).get("N") ?? "";
        expect(text).to.match(/^-?\d+(\.\d+)?$/);
        expect(Number(text) === number).to.equal(true);
      }),
    );
  });

  it("refuses what is no number", () => {
    expect(() => flatten({ Limit: NaN })).to.throw(RangeError, "Limit");
    expect(() => flatten({ Limit: Infinity })).to.throw(RangeError, "Limit");
  });
});

/** Deliberately simple, and written apart from the product: insert each name where it belongs, byte by byte. */
function naiveSignature(parameters: Readonly<Record<string, string | number | boolean>>, privateKey: string): string {
  const pairs: [Uint8Array, string][] = [];
  for (const name of Object.keys(parameters)) {
    const bytes = new TextEncoder().encode(name);
    let place = 0;
    while (place < pairs.length && isBefore(pairs[place]?.[0] ?? bytes, bytes)) {
      place += 1;
    }
    pairs.splice(place, 0, [bytes, `${name}${parameters[name]}`]);
  }
  let text = "";
  for (const [, pair] of pairs) {
    text += pair;
  }
  return createHash("sha1")
    .update(Buffer.from(text + privateKey))
    .digest("hex");
}

function isBefore(left: Uint8Array, right: Uint8Array): boolean {
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) {
      return difference < 0;
    }
  }
  return left.length < right.length;
}
