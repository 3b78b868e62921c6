import { createRequire } from "node:module";
import { join } from "node:path";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { UHostInstance } from "../../examples/pinned-host/uhost-instance";
import type { PinnedImageArgs } from "../../sdk";
import { getImageOutput, PinnedImage } from "../../sdk";
import type { Simulator } from "../../simulator";
import { failureOf } from "../failure";
import { encodingsOf } from "./encodings";
import { stepsOf, warningsOn } from "./outcome";
import { installVersion } from "./project-folder";
import { FailedRun, type EngineStack, type StackOptions } from "./stack";
import { engineStageOfEachTest } from "./stage";

const place = { region: "cn-bj2", zone: "cn-bj2-05" };
const ubuntu = { ...place, os: "Ubuntu 22.04", features: ["CloudInit"], scenes: ["Featured"] } as const;

const placesForKeys: Record<string, (simulator: Simulator) => StackOptions> = {
  "the environment": ({ environment }) => ({ environment }),
  "the stack's configuration, as secrets": ({ publicKey, privateKey, url }) => ({
    configuration: {
      "ucloud-image:publicKey": { value: publicKey, secret: true },
      "ucloud-image:privateKey": { value: privateKey, secret: true },
      "ucloud-image:baseUrl": { value: url },
    },
  }),
};

describe("PinnedImage on the real engine", () => {
  const stage = engineStageOfEachTest();

  it("shows the id in the first preview, makes a host of it, and changes nothing the second time", async () => {
    const stack = await stage.open();
    const preview = await stack.preview(host(ubuntu));
    const [planned] = preview.steps.filter(({ type }) => type.endsWith("UHostInstance"));
    expect(planned?.op).to.equal("create");
    expect(stage.simulator.images().map(({ ImageId }) => ImageId)).to.include(planned?.inputs.imageId);
    expect(stage.simulator.hosts()).to.have.lengthOf(0);

    await stack.up(host(ubuntu));
    const { imageId, status } = await stack.outputs();
    expect(imageId).to.equal(planned?.inputs.imageId);
    expect(status).to.equal("current");
    expect(stage.simulator.hosts().map(({ BasicImageId }) => BasicImageId)).to.deep.equal([imageId]);

    const second = await stack.up(host(ubuntu));
    expect(second.steps.map(({ op }) => op)).to.deep.equal(second.steps.map(() => "same"));
    expect(second.diagnostics).to.deep.equal([]);
  });

  it("holds an image that is superseded, retired and gone, and says so on its row", async () => {
    const stack = await stage.open();
    await stack.up(host(ubuntu));
    const { imageId } = await stack.outputs();
    const newer = stage.simulator.publish({ Zone: place.zone, ImageName: "Ubuntu 22.04 64位" }).ImageId;

    const superseded = await stack.preview(host(ubuntu));
    expect(stepsOf("web", superseded)).to.deep.equal(["same", "same"]);
    expect(warningsOn("web", superseded)).to.have.lengthOf(1);
    expect(warningsOn("web", superseded)[0]).to.include(imageId).and.include("superseded").and.include(newer);

    stage.simulator.retire(String(imageId));
    const retired = await stack.preview(host(ubuntu));
    expect(stepsOf("web", retired)).to.deep.equal(["same", "same"]);
    expect(warningsOn("web", retired).join()).to.include(imageId).and.include("Unavailable");
    await stack.refresh();
    expect(await stack.recorded("PinnedImage")).to.deep.include({
      imageId,
      status: "unavailable",
      newestImageId: newer,
    });

    stage.simulator.remove(String(imageId));
    const gone = await stack.preview(host(ubuntu));
    expect(stepsOf("web", gone)).to.deep.equal(["same", "same"]);
    expect(warningsOn("web", gone).join()).to.include(imageId).and.include("gone");
    await stack.refresh();
    expect(await stack.recorded("PinnedImage")).to.deep.include({ imageId, status: "gone" });

    await stack.destroy();
    expect(stage.simulator.hosts()).to.deep.equal([]);
  });

  it("keeps its image under a changed filter that admits it, and moves under one that does not", async () => {
    const stack = await stage.open();
    await stack.up(pin(ubuntu));
    const { imageId } = await stack.outputs();
    stage.simulator.publish({ Zone: place.zone, ImageName: "Ubuntu 22.04 64位" });

    const admitting = await stack.preview(pin({ ...ubuntu, features: ["CloudInit", "IPv6"] }));
    expect(stepsOf("web", admitting)).to.deep.equal(["update"]);
    expect(admitting.steps.find(({ name }) => name === "web")?.inputs.imageId).to.equal(imageId);

    const excluding = await stack.preview(pin({ ...ubuntu, os: "Ubuntu 24.04" }));
    expect(stepsOf("web", excluding)).to.include("replace");
    await stack.up(pin({ ...ubuntu, os: "Ubuntu 24.04" }));
    const moved = await stack.recorded("PinnedImage");
    expect(moved.image).to.deep.include({ imageId: moved.imageId, osName: "Ubuntu 24.04 64位" });
  });

  it("moves to the newest image when a trigger changes", async () => {
    const stack = await stage.open();
    await stack.up(pin({ ...ubuntu, triggers: { rollout: 1 } }));
    const newer = stage.simulator.publish({ Zone: place.zone, ImageName: "Ubuntu 22.04 64位" }).ImageId;
    await stack.up(pin({ ...ubuntu, triggers: { rollout: 2 } }));
    expect(await stack.outputs()).to.deep.equal({ imageId: newer, status: "current" });
  });

  it("waits in preview for arguments that another resource has yet to make, and resolves them in the update", async () => {
    const stack = await stage.open();
    const program: PulumiFn = async () => {
      const first = new UHostInstance("first", { ...place, imageId: new PinnedImage("web", ubuntu).imageId });
      const zone = first.id.apply(() => place.zone);
      const second = new PinnedImage("second", { ...ubuntu, zone });
      return { pinned: second.imageId, found: getImageOutput({ ...ubuntu, zone }).imageId };
    };
    const preview = await stack.preview(program);
    expect(stepsOf("second", preview)).to.deep.equal(["create"]);
    await stack.up(program);
    const { pinned, found } = await stack.outputs();
    expect(pinned)
      .to.equal(found)
      .and.to.match(/^uimage-/);
  });

  it("without keys refuses a new pin, naming the three places for them, and holds an old one", async () => {
    const stack = await stage.open({ environment: { UCLOUD_API_BASE_URL: stage.simulator.url } });
    const { message } = await failureOf(stack.preview(pin(ubuntu)), FailedRun);
    expect(message).to.include("ucloud-image:publicKey");
    expect(message).to.include("UCLOUD_PUBLIC_KEY").and.include("UCLOUD_PRIVATE_KEY");
    expect(message).to.include(".ucloud");
    expect(message).not.to.match(/^\s+at .*\(.*:\d+:\d+\)/m, "no stack trace");

    stack.setEnvironment(stage.simulator.environment);
    await stack.up(pin(ubuntu));
    stack.setEnvironment({ UCLOUD_API_BASE_URL: stage.simulator.url });
    const held = await stack.preview(pin(ubuntu));
    expect(stepsOf("web", held)).to.deep.equal(["same"]);
    expect(warningsOn("web", held).join()).to.include("Could not look");
    await stack.destroy();
  });

  it("shows no change when the package alone is upgraded", async () => {
    const stack = await stage.open();
    installVersion(stack.project, "0.1.0");
    await stack.up(installedPin(stack, ubuntu));
    installVersion(stack.project, "7.8.9");
    const upgraded = await stack.preview(installedPin(stack, ubuntu));
    expect(stepsOf("web", upgraded)).to.deep.equal(["same"]);
    expect(stage.simulator.requests.map(({ headers }) => headers["user-agent"]).join()).to.include("7.8.9");
  });

  for (const [where, options] of Object.entries(placesForKeys)) {
    it(`leaves no key in the state when the keys come from ${where}`, async () => {
      const stack = await stage.open(options(stage.simulator));
      await stack.up(host(ubuntu));
      const state = await stack.export();
      expect(state).to.include("ucloud-image:PinnedImage");
      for (const key of [stage.simulator.publicKey, stage.simulator.privateKey]) {
        expect(encodingsOf(key).filter((encoding) => state.includes(encoding))).to.deep.equal([]);
      }
    });
  }
});

/** A stack of one pin. */
function pin(args: PinnedImageArgs): PulumiFn {
  return async () => {
    const image = new PinnedImage("web", args);
    return { imageId: image.imageId, status: image.status };
  };
}

/** A stack of one pin, with the package that is installed in the project. */
function installedPin({ project }: EngineStack, args: PinnedImageArgs): PulumiFn {
  return async () => {
    const load = createRequire(join(project, "index.js"));
    const sdk = load("pulumi-ucloud-image") as { PinnedImage: typeof PinnedImage };
    return { imageId: new sdk.PinnedImage("web", args).imageId };
  };
}

/** A stack of one pin and one host that is made from it. */
function host(args: PinnedImageArgs): PulumiFn {
  return async () => {
    const image = new PinnedImage("web", args);
    new UHostInstance("web", { ...place, imageId: image.imageId });
    return { imageId: image.imageId, status: image.status };
  };
}
