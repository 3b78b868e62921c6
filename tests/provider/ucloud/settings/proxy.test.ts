import { expect } from "chai";
import { ConfigurationError } from "../../../../provider/ucloud/errors/error-classes";
import { proxyFor } from "../../../../provider/ucloud/settings/proxy";

const ucloud = new URL("https://api.ucloud.cn");
const proxyOf = (environment: Record<string, string>, url = ucloud) => proxyFor(url, environment)?.value.reveal();

describe("proxyFor", () => {
  it("finds no proxy where none is named", () => {
    expect(proxyOf({})).to.equal(undefined);
    expect(proxyOf({ HTTPS_PROXY: "", HTTP_PROXY: "http://proxy:1" })).to.equal(undefined);
  });

  it("takes HTTPS_PROXY, rather https_proxy, and says which", () => {
    expect(proxyFor(ucloud, { HTTPS_PROXY: "http://big:1" })?.source).to.equal("environment variable HTTPS_PROXY");
    expect(proxyOf({ HTTPS_PROXY: "http://big:1", https_proxy: "http://small:1" })).to.equal("http://small:1");
  });

  it("takes a proxy without a scheme for an http one, and https as it is", () => {
    expect(proxyOf({ HTTPS_PROXY: "proxy.corp:3128" })).to.equal("http://proxy.corp:3128");
    expect(proxyOf({ HTTPS_PROXY: "https://proxy.corp:3128" })).to.equal("https://proxy.corp:3128");
  });

  it("takes no_proxy rather than NO_PROXY, and compares ports", () => {
    const environment = { HTTPS_PROXY: "http://proxy:1", NO_PROXY: "ucloud.cn", no_proxy: "ucloud.cn:8443" };
    expect(proxyOf(environment)).to.equal("http://proxy:1");
    expect(proxyOf(environment, new URL("https://api.ucloud.cn:8443"))).to.equal(undefined);
    expect(proxyOf({ ...environment, no_proxy: "" })).to.equal("http://proxy:1");
  });

  it("does not show its password", () => {
    expect(String(proxyFor(ucloud, { HTTPS_PROXY: "http://u:s3cret@proxy:1" })?.value)).to.equal("[secret]");
  });

  it("refuses what is no proxy's URL, without repeating it", () => {
    for (const HTTPS_PROXY of ["socks5://u:s3cret@proxy:1", "http://u:s3cret@", "http://:s3cret"]) {
      expect(() => proxyFor(ucloud, { HTTPS_PROXY }))
        .to.throw(ConfigurationError, "HTTPS_PROXY")
        .with.property("message")
        .not.includes("s3cret");
    }
  });

  it("never sends http and loopback through a proxy", () => {
    const environment = { HTTPS_PROXY: "http://proxy:1" };
    expect(proxyOf(environment, new URL("http://api.service.ucloud.cn"))).to.equal(undefined);
    expect(proxyOf(environment, new URL("https://127.0.0.1:8443"))).to.equal(undefined);
    expect(proxyOf(environment, new URL("https://localhost:8443"))).to.equal(undefined);
  });

  for (const [exceptions, isExcepted] of [
    ["api.ucloud.cn", true],
    ["ucloud.cn", true],
    [".ucloud.cn", true],
    ["*.ucloud.cn", true],
    ["*", true],
    ["example.com, API.UCLOUD.CN", true],
    ["example.com api.ucloud.cn:443", true],
    ["example.com,  , ucloud.cn", true],
    ["x*.ucloud.cn", false],
    ["api.ucloud.cn:8443", false],
    ["pi.ucloud.cn", false],
    ["ucloud.com", false],
    ["", false],
    [" , ,", false],
  ] as const) {
    it(`${isExcepted ? "leaves the proxy out" : "uses the proxy"} with NO_PROXY="${exceptions}"`, () => {
      const proxy = proxyOf({ HTTPS_PROXY: "http://proxy:1", NO_PROXY: exceptions });
      expect(proxy).to.equal(isExcepted ? undefined : "http://proxy:1");
    });
  }
});
