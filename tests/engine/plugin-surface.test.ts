import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { UHostInstance } from "../../examples/pinned-host/uhost-instance";
import * as dynamic from "../../sdk";
import * as plugin from "../../sdk/plugin";
import { failureOf } from "../failure";
import { pluginFolder } from "../provider/plugin/plugin-folder";
import { stepsOf, warningsOn } from "./outcome";
import { FailedRun, type EngineStack } from "./stack";
import { engineStageOfEachTest } from "./stage";

const place = { region: "cn-bj2", zone: "cn-bj2-05" };
const ubuntu = { ...place, os: "Ubuntu 22.04", features: ["CloudInit"], scenes: ["Featured"] } as const;

describe("pulumi-ucloud-image/plugin on the real engine", () => {
  const stage = engineStageOfEachTest();
  let stack: EngineStack;
  beforeEach(async () => {
    stack = await stage.open({ plugins: { "ucloud-image": pluginFolder }, environment: stage.simulator.environment });
  });

  /** A pin, and a host on it that a moved pin replaces. */
  const hostOn = (surface: typeof dynamic | typeof plugin, opts?: () => pulumi.CustomResourceOptions): PulumiFn => {
    return async () => {
      const image = new surface.PinnedImage("web", ubuntu, opts?.());
      const host = new UHostInstance("host", { ...place, imageId: image.imageId });
      return { imageId: image.imageId, hostId: host.id };
    };
  };
  const hostless: PulumiFn = async () => ({ imageId: new plugin.PinnedImage("web", ubuntu).imageId });
  const publish = () => stage.simulator.publish({ Zone: place.zone, ImageName: "Ubuntu 22.04 64位" }).ImageId;
  const allSame = (outcome: { steps: readonly { op: string; type: string }[] }) =>
    outcome.steps.filter(({ type }) => !type.startsWith("pulumi:providers:")).every(({ op }) => op === "same");

  it("takes the pins of pulumi-ucloud-image over, and gives them back, on the host that they have", async () => {
    await stack.up(hostOn(dynamic));
    const before = await stack.outputs();
    const newer = publish();
    for (const surface of [plugin, dynamic]) {
      const preview = await stack.preview(hostOn(surface));
      expect(allSame(preview), JSON.stringify(preview.steps.map(({ op, name }) => [op, name]))).to.equal(true);
      expect(warningsOn("web", preview).join())
        .to.include(`superseded by ${newer}`)
        .and.include("pulumi up --replace 'urn:pulumi:");
      await stack.up(hostOn(surface));
      expect(await stack.outputs()).to.deep.equal(before);
    }
  });

  it("takes them over also where a provider instance with another account makes them from now on", async () => {
    await stack.up(hostOn(dynamic));
    const before = await stack.outputs();
    publish();
    const { publicKey, privateKey } = stage.simulator;
    const instance = () => ({ provider: new plugin.Provider("archive", { publicKey, privateKey }) });
    expect(allSame(await stack.up(hostOn(plugin, instance)))).to.equal(true);
    expect(await stack.outputs()).to.deep.equal(before);
  });

  it("imports an image by its id", async () => {
    const { ImageId } = stage.simulator.publish({ Zone: place.zone, ImageName: "Ubuntu 22.04 64位" });
    stack.setEnvironment({ ...stage.simulator.environment, UCLOUD_REGION: place.region });
    await stack.up(async () => {
      const image = new plugin.PinnedImage("web", { ...place, imageId: ImageId }, { import: ImageId });
      return { imageId: image.imageId };
    });
    expect((await stack.outputs())["imageId"]).to.equal(ImageId);
  });

  it("reads a pin by its id, and looks up with the account of a provider, a parent or none", async () => {
    const [owner, , reader] = stage.simulator.accounts;
    const program: PulumiFn = async () => {
      const provider = new plugin.Provider("reader", {
        publicKey: reader?.publicKey,
        privateKey: reader?.privateKey,
        baseUrl: stage.simulator.url,
      });
      const parent = new pulumi.ComponentResource("test:index:Group", "group", {}, { providers: [provider] });
      const first = await plugin.getImage(ubuntu);
      const read = plugin.PinnedImage.get("golden", first.imageId, { region: place.region });
      return {
        first: first.imageId,
        read: read.image.imageId,
        byProvider: plugin.getImageOutput(ubuntu, { provider }).imageId,
        byParent: plugin.getImageOutput({ ...ubuntu, explain: true }, { parent }).imageId,
      };
    };
    await stack.up(program);
    const { first, ...others } = await stack.outputs();
    expect(others).to.deep.equal({ read: first, byProvider: first, byParent: first });
    const keys = new Set(stage.simulator.requests.map(({ parameters }) => parameters["PublicKey"]));
    expect([...keys]).to.have.members([owner.publicKey, reader?.publicKey]);
  });

  const own = { ...place, imageType: "Custom", imageName: "freshly-made" } as const;
  class MadeImage extends pulumi.dynamic.Resource {
    constructor(name: string, opts?: pulumi.CustomResourceOptions) {
      const { url } = stage.simulator;
      const create = async () => {
        const fields = { Zone: "cn-bj2-05", ImageType: "Custom", ImageName: "freshly-made" };
        const answer = await fetch(`${url}/control/images`, { method: "POST", body: JSON.stringify(fields) });
        return { id: ((await answer.json()) as { ImageId: string }).ImageId };
      };
      super({ create }, name, {}, opts);
    }
  }

  it("finds what the same update makes, and leaves it open in the preview before", async () => {
    const program: PulumiFn = async () => {
      // Lists the place before the image is made, so that the listing could be shared.
      const before = await plugin.getImages(own);
      const dependsOn = new MadeImage("made");
      return {
        before: before.imageIds,
        made: dependsOn.id,
        one: plugin.getImageOutput(own, { dependsOn }).imageId,
        many: plugin.getImagesOutput(own, { dependsOn: [dependsOn] }).imageIds.apply(([id]) => id),
        perZone: plugin.getImagePerZoneOutput(
          { zones: [place.zone], imageType: "Custom", imageName: own.imageName },
          { dependsOn },
        ).imageIds[place.zone],
        pin: new plugin.PinnedImage("web", own, { dependsOn }).imageId,
      };
    };
    expect(stepsOf("web", await stack.preview(program))).to.deep.equal(["create"]);
    await stack.up(program);
    const { before, made, ...found } = await stack.outputs();
    expect(before).to.deep.equal([]);
    expect(found).to.deep.equal({ one: made, many: made, perZone: made, pin: made });
  });

  it("finds it also where a moment before an older one was listed, and lists nothing twice for pins that stay", async () => {
    stage.simulator.publish({ Zone: place.zone, ImageType: "Custom", ImageName: own.imageName });
    const program: PulumiFn = async () => {
      const first = new plugin.PinnedImage("first", own);
      const dependsOn = [new MadeImage("made", { dependsOn: [first] })];
      const pin = new plugin.PinnedImage("web", own, { dependsOn });
      return {
        first: first.imageId,
        made: dependsOn[0]?.id,
        found: plugin.getImageOutput(own, { dependsOn }).imageId,
        pin: pin.imageId,
      };
    };
    const outcome = await stack.up(program);
    const { first, made, found, pin } = await stack.outputs();
    expect(first).not.to.equal(made);
    expect([found, pin]).to.deep.equal([made, made]);
    expect(warningsOn("web", outcome)).to.deep.equal([]);
    stage.simulator.resetRequests();
    await stack.preview(program);
    expect(stage.simulator.requests).to.have.lengthOf(1);
  });

  it("follows transforms and ignoreChanges on the pin's row, and says what it says once", async () => {
    await stack.up(hostOn(plugin));
    const newer = publish();
    const quiet = await stack.preview(
      hostOn(plugin, () => ({
        transforms: [({ props, opts }) => ({ props: { ...props, onSuperseded: "ignore" }, opts })],
      })),
    );
    expect(warningsOn("web", quiet)).to.deep.equal([]);
    const warned = warningsOn("web", await stack.preview(hostOn(plugin)));
    expect(warned).to.have.lengthOf(1);
    expect(warned.join()).to.include(newer);
    stage.simulator.fault({ effect: { kind: "reset" }, times: "always" });
    const { diagnostics } = await stack.preview(hostOn(plugin));
    expect(diagnostics.filter(({ text }) => text.includes("Could not look"))).to.have.lengthOf(1);
    expect(new Set(diagnostics.map(({ text }) => text)).size).to.equal(diagnostics.length);
  });

  it("names typos and wrong values, in the settings of an instance and in arguments of functions and pins", async () => {
    const mistyped = (typo: object) => ({ ...ubuntu, ...typo });
    const instance = (settings: object): PulumiFn => {
      return async () => {
        new plugin.PinnedImage("web", ubuntu, { provider: new plugin.Provider("archive", settings) });
      };
    };
    const printed = async (program: PulumiFn) => (await failureOf(stack.preview(program), FailedRun)).outcome.printed;
    const warned = warningsOn("archive", await stack.preview(instance({ regoin: "cn-bj2" })));
    expect(warned).to.have.lengthOf(1);
    expect(warned.join()).to.include('"regoin" is no setting').and.include('Did you mean "region"?');
    const wrong = await printed(instance({ lock: "sometimes", baseUrl: "nowhere" }));
    expect(wrong)
      .to.include("archive")
      .and.match(/lock|baseUrl/);
    const lookup = await printed(async () => void (await plugin.getImage(mistyped({ oss: "Debian" }))));
    expect(lookup).to.include('failed: oss is not a known argument. Did you mean "os"?');
    const pin = await printed(async () => void new plugin.PinnedImage("web", mistyped({ onSuperceded: "update" })));
    expect(pin).to.include("onSuperceded").and.include("onSuperseded");
    const value = await printed(async () => void new plugin.PinnedImage("web", mistyped({ onSuperseded: "move" })));
    expect(value).to.include("onSuperseded");
    for (const text of [wrong, lookup, pin, value]) expect(text).not.to.match(/^\s+at .*:\d+/m);
  });

  it("deletes without keys, and without an answer of UCloud's", async () => {
    await stack.up(hostless);
    stage.simulator.fault({ effect: { kind: "reset" }, times: "always" });
    stack.setEnvironment({});
    const nothing: PulumiFn = async () => {};
    expect(stepsOf("web", await stack.preview(nothing))).to.deep.equal(["delete"]);
    const { diagnostics } = await stack.up(nothing);
    expect(diagnostics).to.deep.equal([]);
  });

  it("needs the plugin until the last pin is deleted: without it nothing is lost, and Pulumi says what it misses", async () => {
    await stack.up(hostless);
    const nothing: PulumiFn = async () => {};
    const before = await stack.recorded(":PinnedImage");
    stack.setEnvironment({ PATH: pathWithoutPlugin(), PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true" });
    stack.rewrite("name: engine-test\nruntime: nodejs\n");
    for (const run of [() => stack.preview(nothing), () => stack.up(nothing)]) {
      const { outcome } = await failureOf(run(), FailedRun);
      expect(outcome.printed).to.include("could not load provider").and.include("'pulumi-resource-ucloud-image'");
    }
    stack.setEnvironment({});
    expect(await stack.recorded(":PinnedImage")).to.deep.equal(before);
    stack.rewrite(
      `name: engine-test\nruntime: nodejs\nplugins: { providers: [{ name: ucloud-image, path: ${pluginFolder} }] }\n`,
    );
    expect(stepsOf("web", await stack.up(nothing))).to.deep.equal(["delete"]);
  });

  it("keeps secret arguments out of the state, outputs and errors", async () => {
    const { ImageId } = stage.simulator.publish({ Zone: place.zone, ImageType: "Custom", ImageName: "hush-golden" });
    const args = { ...place, imageType: "Custom", imageName: pulumi.secret("hush-golden") } as const;
    await stack.up(async () => {
      const found = plugin.getImageOutput(args);
      const pinned = new plugin.PinnedImage("web", args);
      return { id: found.imageId, name: found.imageName, pinned: pinned.imageId, image: pinned.image };
    });
    expect((await stack.outputs())["pinned"]).to.equal(ImageId);
    expect(await stack.export()).not.to.include("hush");
    const failing: PulumiFn = async () => ({
      id: plugin.getImageOutput({ ...args, imageName: pulumi.secret("hush-Missing") }).imageId,
    });
    const { outcome } = await failureOf(stack.preview(failing), FailedRun);
    expect(outcome.printed).to.include("No image matches").and.include("[secret]");
    expect(outcome.printed).not.to.match(/hush-missing/i);
  });
});

/** The folders of programs, without those that hold a plugin: a machine may have one. */
function pathWithoutPlugin(): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.filter((folder) => !existsSync(join(folder, "pulumi-resource-ucloud-image"))).join(delimiter);
}
