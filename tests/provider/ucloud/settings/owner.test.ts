import { expect } from "chai";
import { isSameOwner, ownerOf, ownerText } from "../../../../provider/ucloud/settings/owner";
import { resolveSettings } from "../../../../provider/ucloud/settings/settings";

const settings = (configuration: Readonly<Record<string, string>>) =>
  resolveSettings({ configuration, environment: {}, homeDirectory: "/nowhere", readFile: () => undefined });

const mine = { publicKey: "key-one", privateKey: "secret" };

describe("the owner of an image", () => {
  it("is nobody for UCloud's own images, whatever the settings", () => {
    expect(ownerOf(settings({ ...mine, projectId: "org-a" }), "Base")).to.equal(undefined);
    expect(ownerOf(settings({}), "Base", "org-a")).to.equal(undefined);
  });

  for (const imageType of ["Custom", "Business", undefined]) {
    it(`is the project at an API host for images of type ${imageType}, whoever has the keys`, () => {
      const owner = { apiHost: "api.ucloud.cn", projectId: "org-a" };
      expect(ownerOf(settings({ ...mine, projectId: "org-a" }), imageType)).to.deep.equal(owner);
      expect(ownerOf(settings({ publicKey: "key-two", projectId: "org-b" }), imageType, "org-a")).to.deep.equal(owner);
      expect(ownerOf(settings({ projectId: "org-a" }), imageType)).to.deep.equal(owner);
    });
  }

  it("is a hash of the public key where no project is known, and the key is not in it", () => {
    const [one, two] = ["key-one", "key-two"].map((publicKey) => ownerOf(settings({ publicKey }), "Custom"));
    expect(one?.account).to.match(/^[0-9a-f]{12}$/);
    expect(one).not.to.deep.equal(two);
    expect(isSameOwner(one, ownerOf(settings(mine), "Custom"))).to.equal(true);
    expect(isSameOwner(one, two)).to.equal(false);
    expect(JSON.stringify(one)).not.to.include("key-one");
  });

  it("is the same from inside a VPC as from outside, and another one under another API host", () => {
    const at = (baseUrl: string) => ownerOf(settings({ ...mine, projectId: "org-a", baseUrl }), "Custom");
    const outside = at("https://api.ucloud.cn");
    expect(isSameOwner(at("http://api.service.ucloud.cn"), outside)).to.equal(true);
    expect(isSameOwner(at("https://API.ucloud.cn:443/"), outside)).to.equal(true);
    expect(isSameOwner(at("https://api.example.com"), outside)).to.equal(false);
  });

  it("is never taken for another one where it is unknown", () => {
    const nobody = ownerOf(settings({}), "Custom");
    expect(isSameOwner(nobody, nobody)).to.equal(false);
    expect(isSameOwner(nobody, ownerOf(settings(mine), "Custom"))).to.equal(false);
    expect(isSameOwner(undefined, nobody)).to.equal(false);
    expect(isSameOwner(undefined, undefined)).to.equal(true);
  });

  it("of version 0.1 has no API host, so the project alone counts", () => {
    const owner = ownerOf(settings({ ...mine, projectId: "org-a" }), "Custom");
    expect(isSameOwner({ projectId: "org-a" }, owner)).to.equal(true);
    expect(isSameOwner({ projectId: "org-b" }, owner)).to.equal(false);
    expect(isSameOwner({ account: "0123456789ab" }, owner)).to.equal(false);
  });

  it("reads as a project or a key at a host", () => {
    expect(ownerText({ apiHost: "api.ucloud.cn", projectId: "org-a" })).to.equal("project org-a at api.ucloud.cn");
    expect(ownerText({ apiHost: "api.ucloud.cn", account: "ab" })).to.equal("public key #ab at api.ucloud.cn");
    expect(ownerText({ projectId: "org-a" })).to.equal("project org-a");
    expect(ownerText({})).to.equal("an unknown project");
  });
});
