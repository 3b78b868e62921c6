import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { isArgumentError, PinnedImage, PinnedImagePerZone } from "../../sdk";

const type = "pulumi-nodejs:dynamic/ucloud-image:PinnedImagePerZone";
const zones = ["cn-bj2-02", "cn-bj2-05"];

describe("PinnedImagePerZone, as Pulumi's resources are", () => {
  const resources: pulumi.runtime.MockResourceArgs[] = [];
  before(() =>
    pulumi.runtime.setMocks({
      call: () => ({}),
      newResource(args) {
        resources.push(args);
        return { id: args.id ?? "made", state: { ...(args.inputs as object), imageIds: { "cn-bj2-02": "uimage-a" } } };
      },
    }),
  );

  it("is a resource of its own type, whose outputs a mock gives", async () => {
    const pin = new PinnedImagePerZone("web", { zones, os: "Ubuntu 22.04" });
    expect(await new Promise((resolve) => pin.imageIds.apply(resolve))).to.deep.equal({ "cn-bj2-02": "uimage-a" });
    expect(resources.at(-1)).to.include({ name: "web", type });
    expect(PinnedImagePerZone.isInstance(pin)).to.equal(true);
    expect(PinnedImage.isInstance(pin)).to.equal(false);
  });

  it("is read by its id", async () => {
    const pin = PinnedImagePerZone.get("golden", "cn-bj2-02=uimage-a", { projectId: "org-web" });
    await new Promise((resolve) => pin.imageIds.apply(resolve));
    expect(resources.at(-1)).to.deep.include({ id: "cn-bj2-02=uimage-a", name: "golden" });
  });

  it("refuses `import`, and says what adopts images", () => {
    expect(() => new PinnedImagePerZone("web", { zones }, { import: "cn-bj2-02=uimage-a" }))
      .to.throw(/^import: is not supported by this PinnedImagePerZone.* Set the argument imageIds to the ids by zone/)
      .that.satisfies(isArgumentError);
  });
});
