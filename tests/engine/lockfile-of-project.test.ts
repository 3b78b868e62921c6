import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { exampleProject } from "../provider/plugin/example-project";
import { engineStageOfEachTest } from "./stage";

describe("a stack in YAML with the lockfile that its configuration asks for", () => {
  const stage = engineStageOfEachTest();

  it("writes it beside Pulumi.yaml, and asks UCloud nothing the second time", async () => {
    const stack = await stage.open({
      environment: stage.simulator.environment,
      configuration: { "ucloud-image:lock": { value: "prefer" } },
      projectFile: exampleProject("yaml"),
    });
    const first = await stack.preview();
    const locked = readFileSync(join(stack.project, "ucloud-images.lock.json"), "utf8");
    const imageId = first.steps.find(({ type }) => type === "ucloud-image:index:PinnedImage")?.inputs["imageId"];
    expect(locked).to.include(imageId);
    stage.simulator.publish();
    stage.simulator.resetRequests();
    const second = await stack.preview();
    expect(second.steps.find(({ type }) => type === "ucloud-image:index:PinnedImage")?.inputs).to.include({ imageId });
    expect(stage.simulator.requestCount("DescribeImage")).to.equal(0);
  });
});
