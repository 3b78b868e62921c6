import { expect } from "chai";
import {
  TimeIsUp,
  TooLarge,
  transportAdvice,
  transportFaultOf,
} from "../../../../provider/ucloud/errors/transport-faults";
import { settings } from "./settings";

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

describe("the advice when there was no answer", () => {
  const proxied = settings({ baseUrl: "https://api.test" }, { HTTPS_PROXY: "http://me:password@proxy.test:3128" });
  const way = 'the base URL https://api.test/ (stack configuration "ucloud-image:baseUrl")';

  it("names the base URL and the proxy, by its source alone", () => {
    expect(transportAdvice("unreachable", settings())).to.equal(
      "Check the network, the base URL https://api.ucloud.cn/ (default).",
    );
    expect(transportAdvice("status", proxied, 500)).to.match(
      /^Check the network, .* and the proxy \(.*HTTPS_PROXY\)\.$/,
    );
    expect(transportAdvice("status", proxied, 500))
      .to.include(way)
      .and.not.include("password");
  });

  it("says for TLS how a company's certificate is added", () => {
    expect(transportAdvice("tls", settings({ baseUrl: "https://api.test" }))).to.equal(
      `Check ${way}. Certificates are always verified; where a proxy opens TLS, name its certificate with ` +
        "NODE_EXTRA_CA_CERTS.",
    );
  });

  it("says for a timeout what to raise", () => {
    expect(transportAdvice("timeout", settings())).to.equal(
      "Try again; where the network is that slow, raise timeoutSeconds.",
    );
  });

  it("says where the password of a proxy belongs", () => {
    expect(transportAdvice("status", proxied, 407)).to.match(
      /^A proxy wants .*: put them into its URL \(.*HTTPS_PROXY\)\.$/,
    );
    expect(transportAdvice("status", settings(), 407)).to.match(/: put them into its URL \(HTTPS_PROXY\)\.$/);
  });
});
