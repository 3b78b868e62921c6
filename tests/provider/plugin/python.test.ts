import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { startSimulator, type Simulator } from "../../../simulator";
import { exampleFolder, exampleProject } from "./example-project";
import { openProject, type Project } from "./project";
import { pythonEnvironment } from "./python-environment";

describe("examples/python on the real engine", () => {
  let python: string;
  let simulator: Simulator;
  let project: Project;
  const opened: { close(): unknown }[] = [];

  before(async function () {
    const environment = await pythonEnvironment();
    if ("missing" in environment) {
      console.log(`    Skipped: ${environment.missing}.`);
      return this.skip();
    }
    python = environment.python;
    simulator = await startSimulator();
    opened.push(simulator);
    project = openProject(exampleProject("python"), simulator.environment);
    opened.push(project);
  });
  after(async () => {
    for (const each of opened) await each.close();
  });

  it("finds an image with typed results, pins it, runs a host from the pin, and holds it when a newer one comes", async () => {
    const made = await outputsAfter("up");
    expect(made).to.include({ os_name: "Ubuntu 22.04 64位", status: "current", newest_image_id: made.image_id });
    expect(made.days_to_eol).to.be.a("number");
    expect(simulator.hosts().map(({ BasicImageId }) => BasicImageId)).to.deep.equal([made.image_id]);

    const { ImageId: newer } = simulator.publish({ Zone: "cn-bj2-05", ImageName: "Ubuntu 22.04 64位" });
    expect(await outputsAfter("up")).to.include({ image_id: made.image_id, newest_image_id: newer });

    await outputsAfter("destroy");
    expect(simulator.hosts()).to.deep.equal([]);
  });

  /** What the program exports after an operation. */
  async function outputsAfter(operation: string): Promise<Record<string, unknown>> {
    const env = { ...project.options.env, PROJECT: project.options.cwd };
    const args = [join(exampleFolder("python"), "main.py"), operation];
    const { stdout } = await promisify(execFile)(python, args, { ...project.options, env });
    return JSON.parse(stdout) as Record<string, unknown>;
  }
});
