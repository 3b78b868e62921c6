import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { getImageOutput, getImagePerZoneOutput, getImagesOutput, PinnedImage } from "../../sdk";
import { stepsOf, warningsOn } from "./outcome";
import { engineStageOfEachTest } from "./stage";

const place = { region: "cn-bj2", zone: "cn-bj2-05" };
const own = { ...place, imageType: "Custom", imageName: "freshly-made" } as const;

describe("what the same update makes, on the real engine", () => {
  const stage = engineStageOfEachTest();

  /** A resource that makes a custom image, as a build of one does. */
  class MadeImage extends pulumi.dynamic.Resource {
    declare readonly imageName: pulumi.Output<string>;

    constructor(name: string, imageName: string, opts?: pulumi.CustomResourceOptions) {
      const { url } = stage.simulator;
      const create = async (inputs: { imageName: string }) => {
        const fields = { Zone: "cn-bj2-05", ImageType: "Custom", ImageName: inputs.imageName };
        const answer = await fetch(`${url}/control/images`, { method: "POST", body: JSON.stringify(fields) });
        const { ImageId } = (await answer.json()) as { ImageId: string };
        return { id: ImageId, outs: inputs };
      };
      super({ create }, name, { imageName }, opts);
    }
  }

  it("is found by lookups that depend on it, and unknown in the preview before", async () => {
    const stack = await stage.open();
    const program: PulumiFn = async () => {
      // Lists the place before the image is made, so that the listing could be shared.
      const before = getImagesOutput(own);
      const made = new MadeImage("made", own.imageName);
      const dependsOn = [made];
      return {
        before: before.imageIds,
        made: made.id,
        one: getImageOutput(own, { dependsOn }).imageId,
        many: getImagesOutput(own, { dependsOn }).imageIds,
        perZone: getImagePerZoneOutput(
          { zones: [place.zone], imageType: "Custom", imageName: own.imageName },
          { dependsOn },
        ).imageIds,
        byArgument: getImageOutput({ ...own, imageName: made.imageName }).imageId,
      };
    };
    const preview = await stack.preview(program);
    expect(stepsOf("made", preview)).to.deep.equal(["create"]);
    await stack.up(program);
    const { before, made, ...found } = await stack.outputs();
    expect(before).to.deep.equal([]);
    expect(found).to.deep.equal({ one: made, many: [made], perZone: { [place.zone]: made }, byArgument: made });
  });

  it("is newer for a lookup than what was listed a moment before", async () => {
    const older = stage.simulator.publish({ Zone: place.zone, ImageType: "Custom", ImageName: own.imageName });
    const stack = await stage.open();
    const program: PulumiFn = async () => {
      const before = getImageOutput(own).imageId;
      const made = new MadeImage("made", own.imageName, { dependsOn: [] });
      const after = [1, 2, 3].map(() => getImageOutput(own, { dependsOn: made }).imageId);
      const first = new PinnedImage("first", own);
      const pin = new PinnedImage("web", own, { dependsOn: [made, first] });
      return { before, made: made.id, after, pin: pin.imageId };
    };
    const outcome = await stack.up(program);
    const { before, made, after, pin } = await stack.outputs();
    expect(before).to.equal(older.ImageId);
    expect(after).to.deep.equal([made, made, made]);
    expect(pin).to.equal(made);
    expect(warningsOn("web", outcome)).to.deep.equal([]);
  });

  it("is waited for with all children of a component", async () => {
    class Build extends pulumi.ComponentResource {
      constructor(name: string) {
        super("test:index:Build", name);
        new MadeImage(`${name}-image`, own.imageName, { parent: this });
        this.registerOutputs();
      }
    }
    const stack = await stage.open();
    const program: PulumiFn = async () => ({
      found: getImagesOutput(own, { dependsOn: pulumi.output(new Build("build")) }).imageIds,
    });
    await stack.preview(program);
    await stack.up(program);
    expect((await stack.outputs()).found).to.have.lengthOf(1);
  });

  it("is pinned by a pin that depends on it", async () => {
    const stack = await stage.open();
    const program: PulumiFn = async () => {
      const other = new PinnedImage("other", {
        ...place,
        os: "Ubuntu 22.04",
        features: ["CloudInit"],
        scenes: ["Featured"],
      });
      const made = new MadeImage("made", own.imageName);
      const pin = new PinnedImage("web", own, { dependsOn: made });
      const byName = new PinnedImage("by-name", { ...own, imageName: made.imageName });
      return { other: other.imageId, made: made.id, pin: pin.imageId, byName: byName.imageId };
    };
    const preview = await stack.preview(program);
    expect(stepsOf("web", preview)).to.deep.equal(["create"]);
    await stack.up(program);
    const { made, pin, byName } = await stack.outputs();
    expect([pin, byName]).to.deep.equal([made, made]);
    const second = await stack.preview(program);
    expect(second.steps.map(({ op }) => op)).to.deep.equal(second.steps.map(() => "same"));
  });
});
