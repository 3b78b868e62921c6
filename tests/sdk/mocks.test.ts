import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { getImage, getImageOutput, getImages, PinnedImage } from "../../sdk";

/** What a user's own unit tests do: no engine, no network, no keys. */
describe("under pulumi.runtime.setMocks", () => {
  const calls: pulumi.runtime.MockCallArgs[] = [];
  const resources: pulumi.runtime.MockResourceArgs[] = [];

  before(() =>
    pulumi.runtime.setMocks({
      call(args) {
        calls.push(args);
        return args.token === "ucloud-image:index:getImages" ? { imageIds: ["uimage-b"] } : { imageId: "uimage-a" };
      },
      newResource(args) {
        resources.push(args);
        return { id: "uimage-c", state: { ...(args.inputs as object), imageId: "uimage-c" } };
      },
    }),
  );

  it("getImage and getImages are calls of their tokens, with the arguments as written", async () => {
    expect(await getImage({ os: "Ubuntu 22.04" })).to.include({ imageId: "uimage-a" });
    expect(await getImages({ os: "Ubuntu" })).to.deep.include({ imageIds: ["uimage-b"] });
    expect(calls.map(({ token, inputs }): unknown[] => [token, inputs])).to.deep.equal([
      ["ucloud-image:index:getImage", { os: "Ubuntu 22.04" }],
      ["ucloud-image:index:getImages", { os: "Ubuntu" }],
    ]);
  });

  it("getImageOutput takes outputs", async () => {
    const zone = pulumi.output("cn-bj2-05");
    expect(await value(getImageOutput({ zone }).imageId)).to.equal("uimage-a");
    expect(calls.at(-1)?.inputs).to.deep.equal({ zone: "cn-bj2-05" });
  });

  it("a PinnedImage is a resource whose outputs the mock gives", async () => {
    const pin = new PinnedImage("web", { os: "Ubuntu 22.04", triggers: { wave: 1 } });
    expect(await value(pin.imageId)).to.equal("uimage-c");
    expect(resources.at(-1)).to.include({ name: "web", type: "pulumi-nodejs:dynamic/ucloud-image:PinnedImage" });
  });
});

function value<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply(resolve));
}
