import { format, inspect } from "node:util";
import { expect } from "chai";
import { Secret } from "../../provider/ucloud/secret";

describe("Secret", () => {
  const secret = new Secret("f00dfeed");

  it("gives its text to whoever asks for it by name", () => {
    expect(secret.reveal()).to.equal("f00dfeed");
  });

  for (const [way, text] of [
    ["a template", `${secret}`],
    ["String", String(secret)],
    ["JSON", JSON.stringify({ secret })],
    ["util.inspect", inspect({ secret }, { depth: 9, showHidden: true, customInspect: true })],
    ["util.inspect without custom inspection", inspect(secret, { customInspect: false, showHidden: true, depth: 9 })],
    ["console.log's format", format("%s %o %j", secret, secret, secret)],
    ["its own properties", JSON.stringify(Object.getOwnPropertyDescriptors(secret))],
  ] as const) {
    it(`is not shown by ${way}`, () => {
      expect(text).not.to.include("f00dfeed");
    });
  }
});
