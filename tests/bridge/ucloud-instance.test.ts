import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { expect } from "chai";
import { ucloudImage } from "../cli/executable";
import { openStack } from "../engine/stack";
import { exampleFolder, exampleProject } from "../provider/plugin/example-project";
import { hasGo } from "../provider/plugin/go-module";
import { openProject, type Project } from "../provider/plugin/project";
import { generateSdk, installSdk } from "../provider/plugin/stand-in-sdk";
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

  it("follows its pin in a TypeScript program, with the SDK that Pulumi's generator writes", async function () {
    if (!(await hasGo())) {
      console.log("    Skipped: there is no Go on PATH, to generate the provider's SDK with.");
      this.skip();
    }
    openYamlProject();
    const { bridge = "", provider = "" } = parts ?? {};
    const { environment, url } = stage.simulator;
    const configuration = { region: "cn-bj2", projectId: environment["UCLOUD_PROJECT_ID"] ?? "", baseUrl: url };
    // Not by the language host that can be built here: it knows no parameterized packages (RegisterPackage).
    const stack = await openStack({
      environment: { ...environment, PATH: pathWithBridge() },
      configuration: Object.fromEntries(
        Object.entries(configuration).map(([key, value]) => [`ucloud:${key}`, { value }]),
      ),
    });
    try {
      const generated = join(stack.project, "generated");
      mkdirSync(generated);
      await generateSdk("nodejs", await project.pulumi("package", "get-schema", bridge, provider), generated);
      installSdk(stack.project, join(generated, "sdk"));
      const file = join(stack.project, "index.ts");
      cpSync(join(exampleFolder("ucloud-instance/typescript"), "index.ts"), file);
      const program = async (): Promise<Record<string, unknown>> => {
        delete require.cache[file];
        return { ...(createRequire(file)(file) as object) };
      };
      await stack.up(program);
      const [first] = hostImages();
      const second = publish();
      await stack.up(program);
      expect(hostImages()).to.deep.equal([first]);
      await stack.configure("wave", "2");
      await stack.up(program);
      expect(hostImages()).to.deep.equal([second]);
      await stack.destroy();
      expect(hostImages()).to.deep.equal([]);
    } finally {
      stack.close();
    }
  });

  function openYamlProject(): void {
    const text = exampleProject("ucloud-instance/yaml").replace(/^ +- name: ucloud\n +path: .*\n/m, "");
    project = openProject(text, { ...stage.simulator.environment, PATH: pathWithBridge() });
  }

  function pathWithBridge(): string {
    return [dirname(parts?.bridge ?? ""), process.env["PATH"]].join(delimiter);
  }

  async function open(): Promise<void> {
    openYamlProject();
    const { bridge = "", provider = "" } = parts ?? {};
    const { environment, url } = stage.simulator;
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
