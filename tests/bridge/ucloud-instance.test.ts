import { readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { expect } from "chai";
import { ucloudImage } from "../cli/executable";
import { exampleProject } from "../provider/plugin/example-project";
import { openProject, type Project } from "../provider/plugin/project";
import { stageOfEachTest } from "../simulator/stage";
import { bridgedProvider, type BridgedProvider } from "./bridged-provider";

describe("examples/ucloud-instance with UCloud's own Terraform provider, bridged", () => {
  const stage = stageOfEachTest();
  let parts: BridgedProvider | undefined;
  let project: Project;

  before(async function () {
    const found = await bridgedProvider();
    if ("missing" in found) {
      console.log(`    Skipped: ${found.missing}.`);
      this.skip();
    }
    parts = found;
  });
  after(() => parts?.close());
  afterEach(() => project.close());

  it("replaces the host with its pin where the option says so, and leaves it behind where nothing does", async () => {
    await open();
    await project.pulumi("up", "--yes", "--skip-preview");
    const [first] = hostImages();
    const second = publish();
    await project.pulumi("up", "--yes", "--skip-preview");
    expect(hostImages()).to.deep.equal([first]);

    await project.pulumi("config", "set", "wave", "2");
    expect(await project.pulumi("up", "--yes", "--skip-preview")).to.include("+-2 replaced");
    expect(hostImages()).to.deep.equal([second]);
    expect(await check()).to.include({ exitCode: 0 });

    const file = join(project.options.cwd, "Pulumi.yaml");
    const withOption = readFileSync(file, "utf8");
    const withoutOption = withOption.replace(/^ +options:\n(?: +#.*\n)*( +replaceWith:.*\n(?: +- .*\n)*)/m, "");
    expect(withoutOption).not.to.equal(withOption);
    writeFileSync(file, withoutOption);
    publish();
    await project.pulumi("config", "set", "wave", "3");
    expect(await project.pulumi("up", "--yes", "--skip-preview")).to.include("+-1 replaced");
    expect(hostImages()).to.deep.equal([second]);
    const { exitCode, stdout } = await check();
    expect(exitCode).to.equal(2);
    expect(stdout).to.match(new RegExp(`host +behind its pin +${second}`));
    await project.pulumi("destroy", "--yes", "--skip-preview");
    expect(hostImages()).to.deep.equal([]);
  });

  async function open(): Promise<void> {
    const { bridge = "", provider = "" } = parts ?? {};
    const { environment, url } = stage.simulator;
    const path = [dirname(bridge), process.env["PATH"]].join(delimiter);
    const text = exampleProject("ucloud-instance/yaml").replace(/^ +- name: ucloud\n +path: .*\n/m, "");
    project = openProject(text, { ...environment, PATH: path });
    await project.pulumi("stack", "init", "test");
    await project.pulumi("package", "add", bridge, provider);
    const settings = { region: "cn-bj2", projectId: environment["UCLOUD_PROJECT_ID"] ?? "", baseUrl: url };
    for (const [key, value] of Object.entries(settings)) await project.pulumi("config", "set", `ucloud:${key}`, value);
  }

  function publish(): string {
    return stage.simulator.publish({ Zone: "cn-bj2-05", ImageName: "Ubuntu 22.04 64位" }).ImageId;
  }

  function hostImages(): string[] {
    return stage.simulator.hosts().map(({ BasicImageId }) => BasicImageId);
  }

  async function check() {
    const state = join(project.options.cwd, "state.json");
    writeFileSync(state, await project.pulumi("stack", "export"));
    return ucloudImage(["check", state], stage.simulator);
  }
});
