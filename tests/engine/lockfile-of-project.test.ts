import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { startSimulator, type Simulator } from "../../simulator";
import { exampleProject } from "../plugin/example-project";
import { openStack, type EngineStack } from "./stack";

describe("a stack in YAML with the lockfile that its configuration asks for", function () {
  this.timeout(120_000);
  let simulator: Simulator;
  let stack: EngineStack;

  before(async () => {
    simulator = await startSimulator();
    stack = await openStack({
      environment: simulator.environment,
      configuration: { "ucloud-image:lock": { value: "prefer" } },
      projectFile: exampleProject("yaml"),
    });
  });
  after(async () => {
    stack.close();
    await simulator.close();
  });

  it("writes it beside Pulumi.yaml, and asks UCloud nothing the second time", async () => {
    const first = await stack.preview();
    const locked = readFileSync(join(stack.project, "ucloud-images.lock.json"), "utf8");
    const imageId = first.steps.find(({ type }) => type === "ucloud-image:index:PinnedImage")?.inputs["imageId"];
    expect(locked).to.include(imageId);
    simulator.publish();
    simulator.resetRequests();
    const second = await stack.preview();
    expect(second.steps.find(({ type }) => type === "ucloud-image:index:PinnedImage")?.inputs).to.include({ imageId });
    expect(simulator.requestCount("DescribeImage")).to.equal(0);
  });
});
