import { expect } from "chai";
import { ConfigurationError } from "../../../../provider/ucloud/errors/error-classes";
import { readBaseUrl } from "../../../../provider/ucloud/settings/base-url";

const read = (value: string, allowInsecure = false) =>
  readBaseUrl({ value, source: "environment variable UCLOUD_API_BASE_URL" }, allowInsecure).value;

describe("readBaseUrl", () => {
  for (const [given, normal] of [
    ["https://api.ucloud.cn", "https://api.ucloud.cn/"],
    ["https://api.surfercloud.com/", "https://api.surfercloud.com/"],
    ["https://API.UCloud.cn:443/gateway", "https://api.ucloud.cn/gateway"],
    ["http://api.service.ucloud.cn", "http://api.service.ucloud.cn/"],
    ["http://localhost:8080", "http://localhost:8080/"],
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080/"],
    ["http://127.1:8080", "http://127.0.0.1:8080/"],
    ["http://127.200.30.4", "http://127.200.30.4/"],
    ["http://[::1]:8080", "http://[::1]:8080/"],
  ] as const) {
    it(`accepts ${given}`, () => {
      expect(read(given)).to.equal(normal);
    });
  }

  for (const given of [
    "http://api.ucloud.cn",
    "http://localhost.example.com",
    "http://127.0.0.1.example.com",
    "http://notlocalhost",
    "http://10.0.0.1",
    "http://api.service.ucloud.cn.example.com",
    "http://evil-api.service.ucloud.cn",
  ]) {
    it(`refuses ${given}, unless it is allowed explicitly`, () => {
      expect(() => read(given))
        .to.throw(ConfigurationError)
        .with.include({ field: "baseUrl" })
        .and.property("message")
        .that.includes(
          "http is accepted for this machine itself and for api.service.ucloud.cn, and for any other host only with",
        )
        .and.includes("allowInsecureBaseUrl");
      expect(read(given, true)).to.equal(`${given}/`);
    });
  }

  for (const given of ["api.ucloud.cn", "ftp://api.ucloud.cn", "file:///etc/passwd", "data:,x", "https://", "//host"]) {
    it(`refuses ${given}, even where http is allowed`, () => {
      expect(() => read(given, true)).to.throw(
        ConfigurationError,
        "The base URL of the environment variable UCLOUD_API_BASE_URL is not an https URL; give one such as https://",
      );
    });
  }

  it("refuses a user name and a password, without repeating them", () => {
    for (const userInfo of ["s3cret:s3cret", "s3cret", ":s3cret"]) {
      expect(() => read(`https://${userInfo}@api.ucloud.cn`))
        .to.throw(ConfigurationError, "user name or password")
        .with.property("message")
        .not.includes("s3cret");
    }
  });

  it("refuses a query and a fragment, which would be lost", () => {
    expect(() => read("https://api.ucloud.cn/?a=b")).to.throw(ConfigurationError, "query");
    expect(() => read("https://api.ucloud.cn/#a")).to.throw(ConfigurationError, "fragment");
  });
});
