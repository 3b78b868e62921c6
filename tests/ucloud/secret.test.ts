import { format, inspect } from "node:util";
import { expect } from "chai";
import { Secret } from "../../provider/ucloud/secret";

describe("Secret", () => {
  const secret = new Secret("f00dfeed");

  it("gives its text to whoever asks for it by name", () => {
    expect(secret.reveal()).to.equal("f00dfeed");
  });

  for (const [way, print, shown] of [
    ["a template", () => `it is ${secret as unknown as string}`, "it is [secret]"],
    ["String", () => String(secret), "[secret]"],
    ["JSON", () => JSON.stringify({ secret }), '{"secret":"[secret]"}'],
    ["util.inspect", () => inspect({ secret }, { depth: 9, showHidden: true }), "{ secret: [secret] }"],
    ["console.log's format", () => format("%s %o %j", secret, secret, secret), '[secret] [secret] "[secret]"'],
    [
      "util.inspect without custom inspection",
      () => inspect(secret, { customInspect: false, showHidden: true, depth: 9 }),
      "Secret {}",
    ],
    ["its own properties", () => JSON.stringify(Object.getOwnPropertyDescriptors(secret)), "{}"],
  ] as const) {
    it(`is shown as ${shown} by ${way}`, () => {
      expect(print()).to.equal(shown);
    });
  }
});
