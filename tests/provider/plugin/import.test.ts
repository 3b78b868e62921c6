import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { startSimulator, type Simulator } from "../../../simulator";
import { pluginFolder } from "./plugin-folder";
import { openYamlProject } from "./yaml-project";

describe("pulumi import", () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.close());

  it("takes an image by its id, and prints a program that changes nothing", async () => {
    const environment = { ...simulator.environment, UCLOUD_REGION: "cn-bj2" };
    const project = await openYamlProject(environment, { "ucloud-image": pluginFolder }, "");
    const { ImageId } = simulator.publish({ Zone: "cn-bj2-05" });
    const args = ["ucloud-image:index:PinnedImage", "web", ImageId, "--yes", "--protect=false"];
    const printed = await project.pulumi("import", ...args);
    expect(printed).to.include(`imageId: ${ImageId}`).and.include("zone: cn-bj2-05");

    appendFileSync(join(project.options.cwd, "Pulumi.yaml"), printed.slice(printed.indexOf("resources:\n")));
    await project.pulumi("preview", "--expect-no-changes");
    project.close();
  });

  it("says what is missing when the region is, and that an image that is not there is not", async () => {
    const project = await openYamlProject(simulator.environment, { "ucloud-image": pluginFolder }, "");
    const args = ["import", "ucloud-image:index:PinnedImage", "web", "uimage-nowhere", "--yes"];
    expect(await failureOf(project.pulumi(...args))).to.include("ucloud-image:region");
    await project.pulumi("config", "set", "ucloud-image:region", "cn-bj2");
    expect(await failureOf(project.pulumi(...args)))
      .to.include("uimage-nowhere")
      .and.include("does not exist");
    project.close();
  });
});

/** What a failed command printed. */
async function failureOf(run: Promise<string>): Promise<string> {
  try {
    return `It should have failed, and printed: ${await run}`;
  } catch (error) {
    if (error instanceof Error && "stdout" in error && "stderr" in error)
      return `${String(error.stdout)}${String(error.stderr)}`;
    throw error;
  }
}
