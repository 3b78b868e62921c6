import { expect } from "chai";
import { adviceFor, isAboutParameters, transientRetCodes } from "../../../../provider/ucloud/errors/ret-codes";
import { settings } from "./settings";

const asked: Readonly<Record<string, string>> = { Region: "cn-bj2", Zone: "cn-bj2-05", ProjectId: "org-a" };

function advice(retCode: number, { message = "", parameters = asked, given = settings() } = {}): string {
  const flat = new Map(Object.entries(parameters));
  return adviceFor(retCode, { action: "DescribeImage", message, parameters: flat, settings: given });
}

describe("the advice for a RetCode", () => {
  const passing = "UCloud reports a temporary error. Try again later.";
  const noProject = "No project was given, and a sub-account must give one: set projectId.";
  const everything = 'Check what was sent: Region="cn-bj2", Zone="cn-bj2-05", ProjectId="org-a".';
  for (const [retCode, expected] of [
    [110, passing],
    [130, passing],
    [150, passing],
    [8025, passing],
    [8031, passing],
    [8041, passing],
    [8826, passing],
    [8828, passing],
    [8829, passing],
    [8857, passing],
    [8874, passing],
    [8889, passing],
    [8861, passing],
    [8980, "UCloud asks to wait for 30 seconds. Try again then."],
    [8010, ""],
    [8846, ""],
    [153, "The account sends more requests than it may; try again later, or ask UCloud to raise the limit."],
    [160, everything],
    [161, everything],
    [200, everything],
    [291, everything],
    [292, 'There is no project "org-a" in this account. Check projectId.'],
    [293, 'The account may not use "cn-bj2-05" in the region "cn-bj2". Choose another zone, or ask UCloud to open it.'],
    [294, "The account accepts requests only from certain addresses. Add this machine's, or run elsewhere."],
    [295, "The account's security lock stopped the request. Unlock it in UCloud's console."],
    [299, 'The key\'s user needs the permission uhost:DescribeImage in the project "org-a".'],
    [174, "UCloud does not know the security token (none was given). It may have expired. Create a new one."],
    [199, ""],
    [300, ""],
    [2000, ""],
  ] as const) {
    it(`${retCode} is ${expected === "" ? "none" : `"${expected}"`}`, () => {
      expect(advice(retCode)).to.equal(expected);
    });
  }

  it("is there for every RetCode that may pass", () => {
    for (const retCode of transientRetCodes) {
      expect(advice(retCode), String(retCode)).to.match(/[Tt]ry again/);
    }
  });

  it("names the places that the keys came from", () => {
    const given = settings({ publicKey: "p", securityToken: "t" }, { UCLOUD_PRIVATE_KEY: "k" });
    const both =
      "The private key (from environment variable UCLOUD_PRIVATE_KEY) does not belong to the public key (from stack " +
      'configuration "ucloud-image:publicKey"). Take both from one entry of https://console.ucloud.cn/uapi/apikey.';
    expect(advice(170, { given })).to.equal(both);
    expect(advice(171, { given })).to.equal(both);
    expect(advice(172, { given })).to.equal(
      'UCloud does not know the public key (from stack configuration "ucloud-image:publicKey"). Check it, and that the ' +
        "base URL https://api.ucloud.cn/ (from default) is the one of the account.",
    );
    expect(advice(174, { given })).to.equal(
      'UCloud does not know the security token (from stack configuration "ucloud-image:securityToken"). It may have expired. ' +
        "Create a new one.",
    );
  });

  it("names the setting that a place came from, and only where it did", () => {
    const given = settings({ region: "cn-bj2", zone: "cn-bj2-04", projectId: "org-a" });
    expect(advice(293, { given })).to.equal(
      'The account may not use "cn-bj2-05" in the region "cn-bj2" (from stack configuration "ucloud-image:region"). ' +
        "Choose another zone, or ask UCloud to open it.",
    );
    expect(advice(292, { given })).to.include('"org-a" (from stack configuration "ucloud-image:projectId")');
    expect(advice(299, { given })).to.match(/in the project "org-a" \(from stack .*projectId"\)\.$/);
  });

  it("does without what was not asked", () => {
    expect(advice(292, { parameters: {} })).to.equal(noProject);
    expect(advice(220, { parameters: {}, message: "Missing params [ProjectId]" })).to.equal(noProject);
    expect(advice(293, { parameters: { Region: "cn-bj2" } })).to.match(/^The account may not use a zone in the region/);
    expect(advice(299, { parameters: {} })).to.equal("The key's user needs the permission uhost:DescribeImage.");
    expect(advice(220, { parameters: {} })).to.equal("");
  });

  it("names the parameters that UCloud's message names, else the first eight, and never a key", () => {
    const parameters = { ...asked, "ImageIds.0": "uimage-a", "ImageIds.1": "uimage-b" };
    expect(advice(230, { parameters, message: "Params [ImageIds] not available" })).to.equal(
      'Check what was sent: ImageIds.0="uimage-a", ImageIds.1="uimage-b".',
    );
    expect(advice(230, { parameters: asked, message: "Params [ProjectId] not available" })).to.equal(
      'Check what was sent: ProjectId="org-a".',
    );
    const keys = { Action: "DescribeImage", PublicKey: "p", SecurityToken: "t", Signature: "s" };
    expect(advice(230, { parameters: keys })).to.equal("");
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`P${index}`, "x"]));
    expect(advice(230, { parameters: many }))
      .to.include('P7="x".')
      .and.not.include("P8");
  });

  it("about parameters is for 160, 161 and the 2xx without a meaning of their own", () => {
    const about = [159, 160, 161, 162, 199, 200, 220, 291, 292].filter(isAboutParameters);
    expect(about).to.deep.equal([160, 161, 200, 220, 291]);
  });
});
