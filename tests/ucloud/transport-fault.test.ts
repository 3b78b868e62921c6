import { expect } from "chai";
import { TimeIsUp } from "../../provider/ucloud/time-limit";
import { TooLarge } from "../../provider/ucloud/transport";
import { transportFaultOf } from "../../provider/ucloud/transport-fault";

const withCode = (code: unknown) => Object.assign(new Error("as the network says it"), { code });

describe("transportFaultOf", () => {
  for (const code of [
    ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH"],
    ...["EHOSTDOWN", "ENETUNREACH", "ENETDOWN", "EADDRNOTAVAIL"],
  ]) {
    it(`takes ${code} for a request that was never sent`, () => {
      expect(transportFaultOf(withCode(code))).to.deep.equal({
        fault: "unreachable",
        found: `no connection (${code})`,
      });
    });
  }

  for (const code of [
    ...["ECONNRESET", "ECONNABORTED", "EPIPE", "ETIMEDOUT"],
    ...["ERR_STREAM_PREMATURE_CLOSE", "ERR_SOCKET_CLOSED"],
  ]) {
    it(`takes ${code} for a request that may have run`, () => {
      expect(transportFaultOf(withCode(code))).to.deep.equal({
        fault: "interrupted",
        found: `the connection broke (${code})`,
      });
    });
  }

  for (const code of [
    ...["CERT_HAS_EXPIRED", "SELF_SIGNED_CERT_IN_CHAIN", "DEPTH_ZERO_SELF_SIGNED_CERT", "EPROTO"],
    ...[
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
      "HOSTNAME_MISMATCH",
      "ERR_TLS_CERT_ALTNAME_INVALID",
      "ERR_SSL_WRONG_VERSION",
    ],
  ]) {
    it(`takes ${code} for a connection that nobody can trust`, () => {
      expect(transportFaultOf(withCode(code))).to.deep.equal({
        fault: "tls",
        found: `no trusted TLS connection (${code})`,
      });
    });
  }

  it("says how long was waited, and how large is too large", () => {
    expect(transportFaultOf(new TimeIsUp(1500))).to.deep.equal({
      fault: "timeout",
      found: "no complete answer within 1.5 s",
    });
    expect(transportFaultOf(new TooLarge("more than 64 MB"))).to.deep.equal({
      fault: "tooLarge",
      found: "more than 64 MB",
    });
  });

  it("repeats the words of everything else", () => {
    const others: readonly [unknown, string][] = [
      [withCode("HPE_INVALID_CONSTANT"), "as the network says it"],
      [withCode("NOT_CERT_"), "as the network says it"],
      [withCode(7), "as the network says it"],
      [new Error("as the network says it"), "as the network says it"],
      ["ECONNRESET", "ECONNRESET"],
      [{ code: "ECONNRESET" }, "[object Object]"],
    ];
    for (const [error, found] of others) expect(transportFaultOf(error)).to.deep.equal({ fault: "notHttp", found });
  });
});
