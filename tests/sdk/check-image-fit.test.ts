import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { checkImageFit, checkImageFitOutput } from "../../sdk";
import { image } from "../provider/image/sample";

describe("checkImageFit under pulumi.runtime.setMocks", () => {
  const calls: pulumi.runtime.MockCallArgs[] = [];
  before(() =>
    pulumi.runtime.setMocks({
      call(args) {
        calls.push(args);
        return { fits: true, brokenRules: [] };
      },
      newResource: () => ({ id: "", state: {} }),
    }),
  );

  it("is a call of its token, with the image and the host", async () => {
    const host = { machineType: "N" };
    expect(await checkImageFit(image(), host)).to.deep.equal({ fits: true, brokenRules: [] });
    expect(calls.at(-1)).to.deep.include({
      token: "ucloud-image:index:checkImageFit",
      inputs: { image: image(), host },
    });
  });

  it("takes outputs", async () => {
    const answer = checkImageFitOutput(pulumi.output(image()), { machineType: pulumi.output("O") });
    expect(await new Promise((resolve) => answer.fits.apply(resolve))).to.equal(true);
    expect(calls.at(-1)?.inputs).to.deep.include({ host: { machineType: "O" } });
  });
});
