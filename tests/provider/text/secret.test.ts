import { format, inspect } from "node:util";
import { expect } from "chai";
import fc from "fast-check";
import { Secret, redact, redactCause, redactedText } from "../../../provider/text/secret";

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

const key = 'pa/ss+w"rd=ü\\0123456789';
const secrets = [new Secret(key)];

describe("redact", () => {
  for (const [spelling, text] of [
    ["itself", key],
    ["JSON", JSON.stringify({ key })],
    ["what Node prints of it", inspect({ key })],
    ["a URL", `https://host/?k=${encodeURIComponent(key)}`],
    ["base64", Buffer.from(key).toString("base64")],
    ["base64url", Buffer.from(key).toString("base64url")],
    ["hexadecimal", Buffer.from(key).toString("hex")],
  ] as const) {
    it(`blots out a secret that is spelt as ${spelling}`, () => {
      const redacted = redact(`before ${text} after ${text}`, secrets);
      expect(redacted).to.match(/^before .*\[secret\].* after .*\[secret\]/);
      expect(redacted).not.to.include(text);
    });
  }

  it("blots out the password of any URL, and leaves other addresses as they are", () => {
    expect(redact("no proxy http://user:pass@proxy.corp:3128 there, socks5://u@p either", [])).to.equal(
      "no proxy http://[secret]@proxy.corp:3128 there, socks5://[secret]@p either",
    );
    const harmlessText = "http://a/b@c http://a b@c http:/a@b ops@corp";
    expect(redact(harmlessText, [])).to.equal(harmlessText);
  });

  it("blots out the longest spelling, so that no rest of it stays", () => {
    const padded = new Secret("ends=in-base64-padding");
    for (const encoding of ["base64", "base64url", "hex"] as const) {
      const text = Buffer.from("ends=in-base64-padding").toString(encoding);
      expect(redact(`<${text}>`, [padded])).to.match(/^<\[secret\]=*>$/);
    }
    expect(redact('a"b\\c-0123 and a\\"b\\\\c-0123', [new Secret('a"b\\c-0123')])).to.equal("[secret] and [secret]");
    const backslash = "ends-with-a-backslash\\";
    expect(redact(JSON.stringify({ backslash }), [new Secret(backslash)])).to.equal('{"backslash":"[secret]"}');
    expect(redact("ab ab%2F", [new Secret("ab"), new Secret("ab/")]))
      .to.include("[secret]")
      .and.not.include("ab");
  });

  it("leaves texts alone where there is no secret, and where a secret is empty", () => {
    expect(redact("Region cn-bj2", [new Secret(""), ...secrets])).to.equal("Region cn-bj2");
  });

  it("leaves nothing of a secret in any text", () => {
    const text = fc.string({ unit: "grapheme" });
    const secret = fc.string({ unit: "grapheme-ascii", minLength: 12 });
    fc.assert(
      fc.property(text, secret, text, (before, hidden, after) => {
        fc.pre(!"[secret]".includes(hidden));
        expect(redact(before + hidden + after, [new Secret(hidden)])).not.to.include(hidden);
      }),
    );
  });
});

describe("printableText", () => {
  for (const [danger, text, shown] of [
    ["ANSI escapes", "\u001b[31mred\u001b[0m", "\\u{1b}[31mred\\u{1b}[0m"],
    ["line breaks", "one\r\ntwo", "one\\u{d}\\u{a}two"],
    ["bidirectional overrides", "abc\u202egnp.exe", "abc\\u{202e}gnp.exe"],
    ["terminal titles", "\u009d0;title\u0007", "\\u{9d}0;title\\u{7}"],
    ["line separators", "a\u2028b", "a\\u{2028}b"],
    ["half characters", "a\ud83d", "a\\u{d83d}"],
  ] as const) {
    it(`shows ${danger} instead of letting them act`, () => {
      expect(redactedText(text, [])).to.equal(shown);
    });
  }

  it("keeps Chinese text and whole emoji as they are", () => {
    expect(redactedText("高内核CentOS 7.6 64位 🙂", [])).to.equal("高内核CentOS 7.6 64位 🙂");
  });

  it("cuts a long text and says so", () => {
    expect(redactedText("x".repeat(300), [], 10)).to.equal("xxxxxxxxxx…");
    expect(redactedText("x".repeat(10), [], 10)).to.equal("xxxxxxxxxx");
  });

  it("does not leave a part of a secret at the cut", () => {
    expect(redactedText(`123${key}`, secrets, 8)).to.equal("123[secr…");
  });
});

describe("redactCause", () => {
  it("keeps a cause that holds no secret", () => {
    const cause = new Error("connect ECONNREFUSED 127.0.0.1:1");
    expect(redactCause(cause, secrets)).to.equal(cause);
  });

  for (const [place, cause] of [
    ["the message", new Error(`wrong ${key}`)],
    ["a property", Object.assign(new Error("wrong"), { request: { body: key } })],
    ["the cause of the cause", new Error("wrong", { cause: new Error(key) })],
    ["something that is no error", { key }],
  ] as const) {
    it(`replaces a cause that holds a secret in ${place}`, () => {
      const clean = redactCause(cause, secrets);
      expect(clean).to.be.instanceOf(Error);
      const shown = inspect(clean, { depth: 9, showHidden: true });
      expect(shown).not.to.include(inspect(key).slice(1, -1));
      expect(shown).not.to.include(key);
    });
  }

  it("says the same without it: the name, the words and the stack", () => {
    const cause = Object.assign(new RangeError(`wrong ${key} there`), { request: key });
    const clean = redactCause(cause, secrets);
    expect(clean).to.include({ name: "RangeError", message: "wrong [secret] there" });
    expect(clean).to.have.property("stack").that.includes("RangeError: wrong [secret] there\n    at ");
    expect(redactCause({ key }, secrets)).to.include({ name: "Error", message: "{ key: '[secret]' }" });
  });

  it("finds a secret in what is deep within, and what is hidden", () => {
    const deep = { a: { b: { c: { d: { e: key } } } } };
    expect(inspect(redactCause(new Error("deep", { cause: deep }), secrets), { depth: 9 })).not.to.include(
      "0123456789",
    );
    const hidden = Object.defineProperty(new Error("hidden"), "body", { value: key });
    expect(redactCause(hidden, secrets)).not.to.equal(hidden);
  });
});
