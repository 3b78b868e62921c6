import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { isArgumentError, PinnedImage } from "../../sdk";

describe("PinnedImage, as Pulumi's resources are", () => {
  const resources: pulumi.runtime.MockResourceArgs[] = [];
  before(() =>
    pulumi.runtime.setMocks({
      call: () => ({}),
      newResource(args) {
        resources.push(args);
        return {
          id: args.id ?? "uimage-made",
          state: { ...(args.inputs as object), imageId: args.id ?? "uimage-made" },
        };
      },
    }),
  );

  it("is read by its id, in a place", async () => {
    const pin = PinnedImage.get("golden", "uimage-known", { region: "cn-bj2" });
    expect(await new Promise((resolve) => pin.imageId.apply(resolve))).to.equal("uimage-known");
    expect(resources.at(-1)).to.deep.include({ id: "uimage-known", name: "golden" });
    expect(resources.at(-1)?.inputs).to.deep.include({ region: "cn-bj2" });
  });

  it("is known by isInstance, also when another copy of the package made it", () => {
    const pin = new PinnedImage("web", {});
    expect(PinnedImage.isInstance(pin)).to.equal(true);
    class TheirPin extends pulumi.CustomResource {}
    expect(PinnedImage.isInstance(new TheirPin("pulumi-nodejs:dynamic/ucloud-image:PinnedImage", "theirs"))).to.equal(
      true,
    );
    const others = [new TheirPin("aws:s3:Bucket", "other"), {}, undefined, "pin"];
    expect(others.map((other) => PinnedImage.isInstance(other))).to.deep.equal([false, false, false, false]);
  });

  it("refuses `import`, and says what adopts an image", () => {
    expect(() => new PinnedImage("web", {}, { import: "uimage-known" }))
      .to.throw(
        /^import: is not supported by this PinnedImage.* Set the argument imageId to the same id, and the pin adopts that image\. /,
      )
      .that.satisfies(isArgumentError)
      .and.includes({ __pulumiRunError: true });
  });
});
