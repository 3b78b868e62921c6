import { inspect } from "node:util";
import { expect } from "chai";
import { Secret } from "../../../../provider/text/secret";
import {
  AnswerError,
  ConfigurationError,
  couldNotLook,
  ListingError,
  TransportError,
  UCloudApiError,
} from "../../../../provider/ucloud/errors/error-classes";

const secrets = [new Secret("hidden-key-0123")];

describe("an error from ucloud/errors", () => {
  it("of a refusal says what was refused, how often it was tried, and what to do", () => {
    const refusal = { retCode: 153, action: "DescribeImage", apiMessage: "too many" };
    expect(new UCloudApiError(refusal).message).to.equal('UCloud refused DescribeImage with RetCode 153, "too many".');
    expect(new UCloudApiError({ ...refusal, apiMessage: "", attempts: 1 })).to.deep.include({
      message: "UCloud refused DescribeImage with RetCode 153.",
      attempts: 1,
    });
    const full = new UCloudApiError({ ...refusal, attempts: 2, requestId: "r-1", retryAfterMs: 7, advice: "Wait" });
    expect(full.message).to.equal(
      'UCloud refused DescribeImage with RetCode 153, "too many" (after 2 attempts, request r-1). Wait.',
    );
    expect(full).to.include({ attempts: 2, requestId: "r-1", retryAfterMs: 7, name: "UCloudApiError" });
  });

  it("without an answer says what was found", () => {
    const failure = {
      host: "api.test",
      action: "DescribeImage",
      attempts: 3,
      fault: "timeout",
      found: "nothing",
    } as const;
    expect(new TransportError(failure).message).to.equal(
      "DescribeImage got no answer from api.test: nothing (after 3 attempts).",
    );
    const full = new TransportError({ ...failure, attempts: 1, requestId: "r-1", status: 502, advice: "Go on…" });
    expect(full.message).to.equal("DescribeImage got no answer from api.test: nothing (request r-1). Go on…");
    expect(full).to.include({ fault: "timeout", found: "nothing", status: 502, name: "TransportError" });
  });

  it("about an answer shows its beginning", () => {
    const answer = { host: "api.test", action: "DescribeImage", problem: "it is odd" };
    const advice = "Check that the base URL is UCloud's API, and that no proxy or sign-in page answers in its place.";
    expect(new AnswerError(answer).message).to.equal(
      `The answer of api.test to DescribeImage can't be read: it is odd. ${advice}`,
    );
    expect(new AnswerError({ ...answer, text: "<p>", requestId: "r-1" }).message).to.equal(
      `The answer of api.test to DescribeImage can't be read: it is odd (request r-1). It begins with: <p>. ${advice}`,
    );
    expect(new AnswerError({ ...answer, text: "" }).message).to.include("It begins with: (nothing).");
  });

  it("has a cause only where there is one, and no secret in it", () => {
    expect("cause" in new ListingError("odd")).to.equal(false);
    const plain = new Error("plain");
    expect(new ListingError("odd", { cause: plain, secrets }).cause).to.equal(plain);
    const cause = Object.assign(new Error("with hidden-key-0123"), { name: "Odd" });
    const { cause: clean } = new ConfigurationError("baseUrl", "odd", { cause, secrets });
    expect(clean).to.be.instanceOf(Error).with.property("name", "Odd");
    expect(clean).to.have.property("message", "with [secret]");
    expect(clean).to.have.property("stack").that.includes("error-classes.test");
    expect(new ListingError("odd", { cause: "hidden-key-0123", secrets }).cause).to.include({
      name: "Error",
      message: "'[secret]'",
    });
  });

  it("hides a secret however deep, and where inspect shows it only when asked to", () => {
    const deep = { a: { b: { c: { d: { e: "hidden-key-0123" } } } } };
    const unlisted = Object.defineProperty({}, "key", { value: "hidden-key-0123", enumerable: false });
    for (const cause of [deep, unlisted]) {
      const error = new ListingError("odd", { cause, secrets });
      expect(inspect(error, { depth: 9, showHidden: true })).not.to.include("hidden-key-0123");
    }
  });

  it("means that UCloud could not be asked; any other error does not", () => {
    const failure = { host: "h", action: "a", attempts: 1, fault: "tls", found: "f" } as const;
    const known = [
      new UCloudApiError({ retCode: 1, action: "a", apiMessage: "" }),
      new TransportError(failure),
      new AnswerError({ host: "h", action: "a", problem: "p" }),
      new ConfigurationError("region", "m"),
      new ListingError("m"),
    ];
    expect(known.map(couldNotLook)).to.deep.equal([true, true, true, true, true]);
    expect([new Error("m"), undefined, "text"].map(couldNotLook)).to.deep.equal([false, false, false]);
  });
});
