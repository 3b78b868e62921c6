import { expect } from "chai";
import { encodingsOf } from "./encodings";

describe("encodingsOf", () => {
  const secret = "4E9UU0Vh/z+k1nOoDPAz9Q==";
  const hidden: Record<string, string> = {
    "as it is": `key=${secret};`,
    "URL-encoded": `?key=${encodeURIComponent(secret)}&`,
    "in hex": Buffer.from(`key=${secret};`).toString("hex"),
    "in upper-case hex": Buffer.from(`key=${secret};`).toString("hex").toUpperCase(),
    "in base64": Buffer.from(secret).toString("base64"),
    "in base64 after one byte": Buffer.from(`=${secret};`).toString("base64"),
    "in base64 after two bytes": Buffer.from(`y=${secret}`).toString("base64"),
    "in base64 for URLs": Buffer.from(`{"key":"${secret}"}`).toString("base64url"),
  };
  for (const [how, text] of Object.entries(hidden)) {
    it(`finds a key that stands in a text ${how}`, () => {
      expect(encodingsOf(secret).some((encoding) => text.includes(encoding))).to.equal(true);
    });
  }

  it("finds none in a text without it", () => {
    const text = `${secret.slice(1)} ${Buffer.from(secret.slice(3)).toString("base64")}`;
    expect(encodingsOf(secret).some((encoding) => text.includes(encoding))).to.equal(false);
  });
});
