import { expect } from "chai";
import fc from "fast-check";
import { isRateLimited, mayRepeat, readRetryAfter, waitMs } from "../../../../provider/ucloud/call/retry-policy";
import { AnswerError, TransportError, UCloudApiError } from "../../../../provider/ucloud/errors/error-classes";
import type { TransportFault } from "../../../../provider/ucloud/errors/transport-faults";

const refusal = (retCode: number, status = 200) =>
  new UCloudApiError({ retCode, status, action: "DescribeImage", apiMessage: "" });
const failure = (fault: TransportFault, status?: number) =>
  new TransportError({ host: "api.ucloud.cn", action: "DescribeImage", attempts: 1, fault, found: fault, status });

/**
 * Read off UCloud's two lists of error codes: each that ends in 稍后重试, 稍候重试, 稍后再试 or 请稍等30秒再试.
 * https://docs.ucloud.cn/api/summary/public and https://docs.ucloud.cn/api/uhost-api/error_code, 2026-08-21
 */
const tryAgainLater = [
  ...[110, 130, 150, 153, 8006, 8022, 8024, 8025, 8031, 8033, 8034, 8035, 8037, 8041, 8090, 8108, 8819, 8825, 8826],
  ...[8828, 8829, 8832, 8844, 8854, 8857, 8861, 8863, 8864, 8874, 8881, 8886, 8888, 8889, 8894, 8896, 8898, 8905],
  ...[8908, 8909, 8916, 8918, 8924, 8938, 8939, 8965, 8979, 8980, 8981, 8982],
];

describe("mayRepeat", () => {
  for (const retCode of tryAgainLater) {
    it(`repeats a reading request after RetCode ${retCode}`, () => {
      expect(mayRepeat(refusal(retCode), "DescribeImage")).to.equal(true);
    });
  }

  for (const retCode of [
    ...[160, 161, 170, 171, 172, 174, 220, 230, 292, 293, 294, 295, 299, 2000, 8000, 8315],
    // "Stop the host, then try again", "pay first", "name an image", "ask the support".
    ...[8010, 8104, 8123, 8226, 8320, 8846, 8834, 8853, 8858, 8860],
  ]) {
    it(`does not repeat after RetCode ${retCode}`, () => {
      expect(mayRepeat(refusal(retCode), "DescribeImage")).to.equal(false);
    });
  }

  for (const [status, repeats] of [
    [429, true],
    [502, true],
    [503, true],
    [504, true],
    [400, false],
    [401, false],
    [403, false],
    [404, false],
    [500, false],
    [501, false],
  ] as const) {
    it(`${repeats ? "repeats" : "does not repeat"} after HTTP status ${status}`, () => {
      expect(mayRepeat(failure("status", status), "DescribeImage")).to.equal(repeats);
      expect(mayRepeat(refusal(1, status), "DescribeImage")).to.equal(repeats);
    });
  }

  for (const [fault, reading, changing] of [
    ["unreachable", true, true],
    ["interrupted", true, false],
    ["timeout", true, false],
    ["redirect", false, false],
    ["tls", false, false],
    ["tooLarge", false, false],
    ["notHttp", false, false],
  ] as const) {
    it(`${reading ? "repeats" : "does not repeat"} a reading request that was ${fault}`, () => {
      expect(mayRepeat(failure(fault), "DescribeUHostInstance")).to.equal(reading);
    });
    it(`${changing ? "repeats" : "does not repeat"} a request that makes a host and was ${fault}`, () => {
      expect(mayRepeat(failure(fault), "CreateUHostInstance")).to.equal(changing);
    });
  }

  it("repeats a request that makes a host only when it was turned away", () => {
    expect(mayRepeat(refusal(153), "CreateUHostInstance")).to.equal(true);
    expect(mayRepeat(failure("status", 429), "CreateUHostInstance")).to.equal(true);
    expect(mayRepeat(refusal(110), "CreateUHostInstance")).to.equal(false);
    expect(mayRepeat(refusal(8033), "CreateUHostInstance")).to.equal(false);
    expect(mayRepeat(failure("status", 503), "CreateUHostInstance")).to.equal(false);
    expect(mayRepeat(refusal(110), "ResetGetOrDescribe")).to.equal(false);
  });

  it("does not repeat after anything else", () => {
    const unreadable = new AnswerError({ host: "h", action: "DescribeImage", problem: "it is not JSON", text: "" });
    expect(mayRepeat(unreadable, "DescribeImage")).to.equal(false);
    expect(mayRepeat(new TypeError("a fault of the program"), "DescribeImage")).to.equal(false);
    expect(mayRepeat(undefined, "DescribeImage")).to.equal(false);
  });
});

describe("isRateLimited", () => {
  it("means RetCode 153 and HTTP status 429", () => {
    expect(isRateLimited(refusal(153))).to.equal(true);
    expect(isRateLimited(failure("status", 429))).to.equal(true);
    expect(isRateLimited(failure("status", 503))).to.equal(false);
    expect(isRateLimited(refusal(150))).to.equal(false);
  });
});

describe("waitMs", () => {
  it("doubles from a quarter of a second up to 8 s, without the jitter", () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 60].map((failures) => waitMs(failures, undefined, () => 0));
    expect(waits).to.deep.equal([250, 500, 1000, 2000, 4000, 8000, 8000, 8000]);
  });

  it("takes a random half off, and waits at least what the server asked for, up to 30 s", () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    const asked = fc.option(fc.nat(10_000_000), { nil: undefined });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), asked, random, (failures, retryAfterMs, chance) => {
        const wait = waitMs(failures, retryAfterMs, () => chance);
        const backoff = waitMs(failures, undefined, () => 0);
        expect(wait).to.be.at.most(30_000);
        expect(wait).to.be.at.least(Math.max(backoff / 2, Math.min(30_000, retryAfterMs ?? 0)));
        expect(wait).to.be.at.most(Math.max(backoff, retryAfterMs ?? 0));
      }),
    );
  });
});

describe("readRetryAfter", () => {
  const now = Date.parse("2026-11-24T12:00:00Z");

  for (const [header, ms] of [
    ["3", 3000],
    [" 0 ", 0],
    ["Tue, 24 Nov 2026 12:00:05 GMT", 5000],
    ["Tue, 24 Nov 2026 11:59:00 GMT", 0],
    ["soon", undefined],
    ["3 apples", undefined],
    ["apples: 3", undefined],
    ["", undefined],
    [undefined, undefined],
  ] as const) {
    it(`reads ${JSON.stringify(header)} as ${ms} ms`, () => {
      expect(readRetryAfter(header, now)).to.equal(ms);
    });
  }
});
