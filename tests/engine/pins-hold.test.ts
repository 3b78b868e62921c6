import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import type { Deployment, PulumiFn } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { UHostInstance } from "../../examples/pinned-host/uhost-instance";
import { PinnedImage, type PinnedImageArgs } from "../../sdk";
import { stepsOf, warningsOn } from "./outcome";
import { engineStageOfEachTest } from "./stage";

const place = { region: "cn-bj2", zone: "cn-bj2-05" };
const ubuntu = { ...place, os: "Ubuntu 22.04", features: ["CloudInit"], scenes: ["Featured"] } as const;

describe("a recorded pin on the real engine", function () {
  const stage = engineStageOfEachTest();
  const publish = () => stage.simulator.publish({ Zone: place.zone, ImageName: "Ubuntu 22.04 64位" }).ImageId;

  it("lets a plan that was saved before a newer image appeared be applied after it, and a year later", async () => {
    const stack = await stage.open();
    await stack.up(host(ubuntu));
    const plan = join(stack.project, "plan.json");
    const edited = { ...ubuntu, onEndOfLife: "ignore" } as const;
    await stack.preview(host(edited), { plan });
    publish();
    const environment = {
      ...stage.simulator.environment,
      NODE_OPTIONS: `--require ${join(__dirname, "year-later.cjs")}`,
    };
    stack.setEnvironment(environment);
    const applied = await stack.up(host(edited), { plan });
    expect(stepsOf("web", applied)).to.deep.equal(["update", "same"]);
  });

  it('holds under ignoreChanges: ["*"], whatever the program asks for', async () => {
    const stack = await stage.open();
    await stack.up(host(ubuntu));
    const ignoring = host({ ...ubuntu, os: "Ubuntu 24.04" }, { ignoreChanges: ["*"] });
    expect(stepsOf("web", await stack.preview(ignoring))).to.deep.equal(["same", "same"]);
  });

  it("stays, protected, while an argument is not known before the update", async () => {
    const stack = await stage.open();
    const program =
      (size: string): PulumiFn =>
      async () => {
        const first = new PinnedImage("first", { ...ubuntu, triggers: { size } });
        const osType = first.newestImageId.apply(() => "Linux" as const);
        const image = new PinnedImage("web", { ...ubuntu, osType }, { protect: true });
        new UHostInstance("web", { ...place, imageId: image.imageId });
      };
    await stack.up(program("1"));
    publish();
    // The first pin moves, and what comes from it is not known in the preview.
    const preview = await stack.preview(program("2"));
    expect(stepsOf("first", preview)).to.include("replace");
    expect(stepsOf("web", preview)).to.not.include("replace");
    await stack.up(program("2"));
  });

  it("shows no change with another zone, profile or keys in the environment", async () => {
    const stack = await stage.open({
      environment: { ...stage.simulator.environment, UCLOUD_REGION: "cn-bj2", UCLOUD_ZONE: place.zone },
    });
    const { region: _region, zone: _zone, ...filter } = ubuntu;
    await stack.up(pin(filter));
    publish();
    const [, , reader] = stage.simulator.accounts;
    for (const environment of [
      { UCLOUD_REGION: "cn-bj2", UCLOUD_ZONE: "cn-bj2-02" },
      { UCLOUD_REGION: "cn-sh2" },
      {},
      { UCLOUD_PUBLIC_KEY: reader?.publicKey ?? "", UCLOUD_PRIVATE_KEY: reader?.privateKey ?? "" },
    ]) {
      stack.setEnvironment({ ...stage.simulator.environment, ...environment });
      const preview = await stack.preview(pin(filter));
      expect(stepsOf("web", preview)).to.deep.equal(["same"]);
      expect(warningsOn("web", preview).join()).to.include("superseded");
    }
  });

  it("replaces its host where an edit excludes the image, says why, and goes back by the line that it prints", async () => {
    const stack = await stage.open();
    await stack.up(host({ ...ubuntu, onSuperseded: "error" }));
    const { imageId } = await stack.recorded("PinnedImage");
    const moving = await stack.preview(host({ ...ubuntu, os: "Ubuntu 24.04", onSuperseded: "error" }));
    expect(stepsOf("web", moving)).to.include("replace");
    const said = moving.diagnostics.filter(({ name }) => name === "web").map(({ text }) => text);
    expect(said.join())
      .to.include("because os: Ubuntu 24.04 excludes it")
      .and.include(`imageId: "${String(imageId)}"`);
    await stack.up(host({ ...ubuntu, os: "Ubuntu 24.04", onSuperseded: "error" }));
    publish();
    await stack.up(host({ ...ubuntu, onSuperseded: "error", imageId: String(imageId) }));
    expect(await stack.recorded("PinnedImage")).to.include({ imageId });
  });

  it("of a state that 0.1 wrote shows no change, also after a newer image appeared", async () => {
    const stack = await stage.open();
    const file = join(__dirname, "..", "provider", "pin", "states-0.1", "dynamic.json");
    const text = readFileSync(file, "utf8")
      .replaceAll("prod::web", "test::engine-test")
      .replaceAll("web-prod", "engine-test-test");
    await stack.import(JSON.parse(text) as Deployment);
    const old: PulumiFn = async () => {
      const web = new PinnedImage("web", ubuntu);
      const fallbacks = [{ os: "Debian 12" }];
      const wave = { triggers: { wave: "1" } };
      new PinnedImage("fallback", { ...place, imageType: "Custom", imageName: "golden-*", fallbacks, ...wave });
      const adopted = { os: "CentOS 7.6", allowEndOfLife: true, imageId: "uimage-bgj01u0okrpf" } as const;
      new PinnedImage("adopted", { ...place, ...adopted, onUnavailable: "ignore" });
      return { imageId: web.imageId };
    };
    for (const happen of [() => undefined, publish]) {
      happen();
      const { steps } = await stack.preview(old);
      expect(steps.filter(({ type }) => type.endsWith("PinnedImage")).map(({ op }) => op)).to.deep.equal([
        "same",
        "same",
        "same",
      ]);
    }
  });
});

function pin(args: PinnedImageArgs): PulumiFn {
  return async () => ({ imageId: new PinnedImage("web", args).imageId });
}

/** A stack of one pin and one host that is made from it. */
function host(args: PinnedImageArgs, options?: CustomResourceOptions): PulumiFn {
  return async () => {
    const image = new PinnedImage("web", args, options);
    new UHostInstance("web", { ...place, imageId: image.imageId });
    return { imageId: image.imageId };
  };
}
