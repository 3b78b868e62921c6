import { expect } from "chai";
import { startSimulator, type Simulator } from "../../../simulator";
import { stepsOf, warningsOn } from "../../engine/outcome";
import { openStack, type EngineStack } from "../../engine/stack";
import { exampleProject } from "./example-project";

describe("examples/yaml on the real engine", () => {
  let simulator: Simulator;
  let stack: EngineStack;

  before(async () => {
    simulator = await startSimulator();
    stack = await openStack({ environment: simulator.environment, projectFile: exampleProject("yaml") });
  });
  after(async () => {
    stack.close();
    await simulator.close();
  });

  it("finds an image, pins it, runs a host from the pin, and holds it when a newer one comes", async () => {
    const preview = await stack.preview();
    const planned = preview.steps.find(({ type }) => type === "uhost-example:index:Instance");
    expect(planned?.inputs.imageId).to.match(/^uimage-/);

    await stack.up();
    const made = await stack.outputs();
    expect(made).to.deep.include({ imageId: planned?.inputs.imageId, status: "current", newestImageId: made.imageId });
    expect(simulator.hosts().map(({ BasicImageId }) => BasicImageId)).to.deep.equal([made.imageId]);

    const { ImageId: newer } = simulator.publish({ Zone: "cn-bj2-05", ImageName: "Ubuntu 22.04 64位" });
    const second = await stack.up();
    expect(stepsOf("image", second)).to.deep.equal(["same"]);
    expect(stepsOf("host", second)).to.deep.equal(["same"]);
    expect(warningsOn("image", second).join()).to.include(`superseded by ${newer}`);
    expect((await stack.outputs()).newestImageId).to.equal(newer);

    await stack.destroy();
    expect(simulator.hosts()).to.deep.equal([]);
  });
});
