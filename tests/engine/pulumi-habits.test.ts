import { rmSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { getImageOutput, PinnedImage } from "../../sdk";
import { failureOf } from "../failure";
import { stepsOf, warningsOn } from "./outcome";
import { FailedRun } from "./stack";
import { engineStageOfEachTest } from "./stage";

const place = { region: "cn-bj2", zone: "cn-bj2-05" };
const ubuntu = { ...place, os: "Ubuntu 22.04", features: ["CloudInit"], scenes: ["Featured"] } as const;

describe("the habits of Pulumi programs, on the real engine", () => {
  const stage = engineStageOfEachTest();
  const pin = (opts?: pulumi.CustomResourceOptions, args: object = ubuntu): PulumiFn => {
    return async () => ({ imageId: new PinnedImage("web", args, opts).imageId });
  };
  const publish = () => stage.simulator.publish({ Zone: place.zone, ImageName: "Ubuntu 22.04 64位" }).ImageId;

  it("pin and package are removed in one commit: preview, update and destroy pass", async () => {
    const stack = await stage.open();
    await stack.up(async () => {
      new PinnedImage("web", ubuntu);
      new PinnedImage("other", ubuntu);
    });
    rmSync(join(stack.project, "node_modules", "pulumi-ucloud-image"));
    const emptier: PulumiFn = async () => {};
    expect(stepsOf("web", await stack.preview(emptier))).to.deep.equal(["delete"]);
    const { diagnostics } = await stack.up(emptier);
    expect(diagnostics).to.deep.equal([]);
    await stack.destroy();
  });

  it("a project without the package is told what to install", async () => {
    const stack = await stage.open();
    rmSync(join(stack.project, "node_modules", "pulumi-ucloud-image"));
    const { outcome } = await failureOf(stack.preview(pin()), FailedRun);
    expect(outcome.printed).to.include("pulumi-ucloud-image can't be found from").and.include("npm install");
    expect(outcome.printed).not.to.match(/^\s+at .*:\d+/m);
  });

  it("a transform changes the arguments: the row says what is so of those", async () => {
    const stack = await stage.open();
    const ignoring = pin({
      transforms: [({ props, opts }) => ({ props: { ...props, onSuperseded: "ignore" }, opts })],
    });
    await stack.up(ignoring);
    const newer = publish();
    expect(warningsOn("web", await stack.preview(ignoring))).to.deep.equal([]);
    const warned = warningsOn("web", await stack.preview(pin()));
    expect(warned).to.have.lengthOf(1);
    expect(warned.join()).to.include(newer);
  });

  it("ignoreChanges keeps the arguments that are recorded, and the row follows them", async () => {
    const stack = await stage.open();
    await stack.up(pin({}, { ...ubuntu, onSuperseded: "ignore" }));
    publish();
    const preview = await stack.preview(pin({ ignoreChanges: ["onSuperseded"] }));
    expect(warningsOn("web", preview)).to.deep.equal([]);
  });

  it("an API that is down is told once on the row, and nothing is told twice", async () => {
    const stack = await stage.open();
    await stack.up(pin());
    stage.simulator.fault({ effect: { kind: "reset" }, times: "always" });
    const { diagnostics } = await stack.preview(pin());
    expect(diagnostics.filter(({ text }) => text.includes("Could not look"))).to.have.lengthOf(1);
    expect(new Set(diagnostics.map(({ text }) => text)).size).to.equal(diagnostics.length);
  });

  it("a pin is read by its id", async () => {
    const stack = await stage.open();
    const image = stage.simulator.images().find(({ Zone }) => Zone === place.zone);
    const program: PulumiFn = async () => {
      const read = PinnedImage.get("golden", image?.ImageId ?? "", { region: place.region });
      return { name: read.image.imageName, imageId: read.imageId };
    };
    await stack.up(program);
    expect(await stack.outputs()).to.deep.equal({ name: image?.ImageName, imageId: image?.ImageId });
  });

  it("settings with a typo, and keys that are set without --secret, are named", async () => {
    const { publicKey, privateKey, url } = stage.simulator;
    const stack = await stage.open({
      configuration: {
        "ucloud-image:publicKey": { value: publicKey, secret: true },
        "ucloud-image:privateKey": { value: privateKey },
        "ucloud-image:baseUrl": { value: url },
        "ucloud-image:regoin": { value: "cn-bj2" },
      },
    });
    const { diagnostics } = await stack.preview(pin());
    const texts = diagnostics.filter(({ severity }) => severity === "warning").map(({ text }) => text);
    expect(texts.filter((text) => text.includes("ucloud-image:regoin")).join()).to.include('"ucloud-image:region"');
    expect(texts.filter((text) => text.includes("--secret")).join()).to.include("ucloud-image:privateKey");
    expect(texts).to.have.lengthOf(2);
    expect(texts.join()).not.to.include(privateKey);
  });

  it("secret arguments show neither in the state, nor in outputs, nor in an error", async () => {
    const stack = await stage.open();
    const { ImageId } = stage.simulator.publish({ Zone: place.zone, ImageType: "Custom", ImageName: "hush-golden" });
    const secret = pulumi.secret("hush-golden");
    const args = { ...place, imageType: "Custom", imageName: secret } as const;
    await stack.up(async () => {
      const found = getImageOutput(args);
      const pinned = new PinnedImage("web", args);
      return { id: found.imageId, name: found.imageName, pinned: pulumi.unsecret(pinned.imageId) };
    });
    expect((await stack.outputs())["pinned"]).to.equal(ImageId);
    const state = await stack.export();
    const pinState = JSON.parse(state) as {
      deployment: { resources: { type: string; inputs?: object; outputs?: object }[] };
    };
    const stackOutputs = pinState.deployment.resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs;
    expect(JSON.stringify(stackOutputs)).not.to.include("hush");
    const failing: PulumiFn = async () => ({
      id: getImageOutput({ ...args, imageName: pulumi.secret("hush-Missing") }).imageId,
    });
    const { outcome } = await failureOf(stack.preview(failing), FailedRun);
    expect(outcome.printed).to.include("No image matches").and.include("[secret]");
    expect(outcome.printed).not.to.match(/hush-missing/i);
  });
});
