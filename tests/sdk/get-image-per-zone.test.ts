import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { getImagePerZone, getImagePerZoneOutput } from "../../sdk";

describe("getImagePerZone under pulumi.runtime.setMocks", () => {
  const calls: pulumi.runtime.MockCallArgs[] = [];
  before(() =>
    pulumi.runtime.setMocks({
      call(args) {
        calls.push(args);
        return { imageIds: { "cn-bj2-05": "uimage-a" } };
      },
      newResource: () => ({ id: "", state: {} }),
    }),
  );

  it("is a call of its token, with the arguments as written", async () => {
    const args = { zones: ["cn-bj2-05"], os: "Ubuntu 22.04" };
    expect(await getImagePerZone(args)).to.deep.include({ imageIds: { "cn-bj2-05": "uimage-a" } });
    expect(calls.at(-1)).to.deep.include({ token: "ucloud-image:index:getImagePerZone", inputs: args });
  });

  it("takes outputs", async () => {
    const found = getImagePerZoneOutput({ zones: [pulumi.output("cn-bj2-05")] });
    const id = found.imageIds.apply((ids) => ids["cn-bj2-05"]);
    expect(await new Promise((resolve) => id.apply(resolve))).to.equal("uimage-a");
    expect(calls.at(-1)?.inputs).to.deep.equal({ zones: ["cn-bj2-05"] });
  });
});
