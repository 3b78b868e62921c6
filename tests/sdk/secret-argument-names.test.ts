import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { secretArgumentNames } from "../../sdk/secretArgumentNames";

describe("the secret arguments of a lookup", () => {
  it("are those that are secret, or hold a secret somewhere inside", async () => {
    const args = {
      os: "Ubuntu 22.04",
      zone: pulumi.output("cn-bj2-05"),
      nameRegex: pulumi.secret("golden"),
      vendors: ["anybody", pulumi.secret("us")],
      host: { machineType: pulumi.secret("N") },
      imageName: pulumi.output(Promise.reject(new Error("not made"))),
    };
    expect(await secretArgumentNames(args)).to.deep.equal(["nameRegex", "vendors", "host"]);
  });
});
