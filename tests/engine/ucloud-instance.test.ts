import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { pulumiRoot } from "../../scripts/setup/pulumi/pulumi-root.mjs";
import { startSimulator, type Simulator } from "../../simulator";
import { exampleFolder, exampleProject } from "../provider/plugin/example-project";
import { openProject, type Project } from "../provider/plugin/project";
import { pythonEnvironment } from "../provider/plugin/python-environment";
import { installSdk, problemsOf, standInSdk } from "../provider/plugin/stand-in-sdk";

/** examples/ucloud-instance in each language, as a person runs it: make, see a newer image, move, take down. */
describe("examples/ucloud-instance", () => {
  let simulator: Simulator;
  let project: Project | undefined;

  beforeEach(async () => {
    simulator = await startSimulator();
  });
  afterEach(async () => {
    project?.close();
    project = undefined;
    await simulator.close();
  });

  function open(example: string): Project {
    project = openProject(exampleProject(`ucloud-instance/${example}`), {
      ...simulator.environment,
      UCLOUD_REGION: "cn-bj2",
    });
    return project;
  }

  function publish(): string {
    return simulator.publish({ Zone: "cn-bj2-05", ImageName: "Ubuntu 22.04 64位" }).ImageId;
  }

  function hostImages(): string[] {
    return simulator.hosts().map(({ BasicImageId }) => BasicImageId);
  }

  async function followsItsPin(
    up: () => Promise<unknown>,
    move: () => Promise<unknown>,
    destroy: () => Promise<unknown>,
  ) {
    await up();
    const made = hostImages();
    expect(made).to.have.length(1);
    const newer = publish();
    await up();
    expect(hostImages()).to.deep.equal(made);
    await move();
    await up();
    expect(hostImages()).to.deep.equal([newer]);
    await destroy();
    expect(hostImages()).to.deep.equal([]);
  }

  function followsByCommand({ pulumi }: Project): Promise<void> {
    return followsItsPin(
      () => pulumi("up", "--yes", "--skip-preview", "--stack", "test"),
      () => pulumi("config", "set", "wave", "2", "--stack", "test"),
      () => pulumi("destroy", "--yes", "--skip-preview", "--stack", "test"),
    );
  }

  async function initialised(opened: Project): Promise<Project> {
    await opened.pulumi("stack", "init", "test");
    await opened.pulumi("config", "set", "ucloud:baseUrl", simulator.url, "--stack", "test");
    return opened;
  }

  it("in YAML: the host follows its pin", async () => {
    await followsByCommand(await initialised(open("yaml")));
  });

  describe("in TypeScript", () => {
    it("compiles with the SDK that Pulumi generates", async function () {
      const sdk = await standInSdk("nodejs");
      if ("missing" in sdk) return skipped(this, sdk.missing);
      const folder = mkdtempSync(join(tmpdir(), "pulumi-ucloud-image-"));
      const [program, wrong] = [
        join(exampleFolder("ucloud-instance/typescript"), "index.ts"),
        join(folder, "index.ts"),
      ];
      writeFileSync(wrong, `import * as ucloud from "@pulumi/ucloud";\nnew ucloud.Instance("web", { image: "x" });\n`);
      expect(problemsOf(program, sdk.folder)).to.deep.equal([]);
      expect(problemsOf(wrong, sdk.folder)).to.have.length(1);
      rmSync(folder, { recursive: true });
    });

    it("the host follows its pin", async function () {
      const sdk = await standInSdk("nodejs");
      if ("missing" in sdk) return skipped(this, sdk.missing);
      if (!existsSync(join(pulumiRoot(), "bin", "pulumi-language-nodejs"))) {
        return skipped(this, "there is no language host for TypeScript beside `pulumi`");
      }
      const opened = open("typescript");
      installSdk(opened.options.cwd, sdk.folder);
      for (const file of ["index.ts", "package.json"]) {
        cpSync(join(exampleFolder("ucloud-instance/typescript"), file), join(opened.options.cwd, file));
      }
      await followsByCommand(await initialised(opened));
    });
  });

  it("in Python: the host follows its pin", async function () {
    const environment = await pythonEnvironment();
    if ("missing" in environment) return skipped(this, environment.missing);
    const sdk = await standInSdk("python");
    if ("missing" in sdk) return skipped(this, sdk.missing);
    const { python } = environment;
    const opened = open("python");
    const installed = join(opened.options.cwd, "installed");
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"];
    await promisify(execFile)(python, [...pip, "--target", installed, sdk.folder]);
    let wave = "1";
    const run = async (operation: string): Promise<void> => {
      const env = { ...opened.options.env, PYTHONPATH: installed };
      const program = join(exampleFolder("ucloud-instance/python"), "__main__.py");
      const arguments_ = ["-c", pythonRunner, operation, program, opened.options.cwd, simulator.url, wave];
      await promisify(execFile)(python, arguments_, { cwd: opened.options.cwd, env });
    };
    await followsItsPin(
      () => run("up"),
      async () => (wave = "2"),
      () => run("destroy"),
    );
  });
});

function skipped(context: Mocha.Context, reason: string): void {
  console.log(`    Skipped: ${reason}.`);
  context.skip();
}

/** Runs a program by Pulumi's Automation API, which needs no language host for Python. */
const pythonRunner = `
import runpy, sys
from pulumi import automation

operation, program, folder, url, wave = sys.argv[1:]
stack = automation.create_or_select_stack(
    stack_name="test",
    project_name="ucloud-instance-python",
    program=lambda: runpy.run_path(program),
    opts=automation.LocalWorkspaceOptions(work_dir=folder),
)
stack.set_all_config({
    "ucloud:baseUrl": automation.ConfigValue(url),
    "ucloud-instance-python:wave": automation.ConfigValue(wave),
})
{"up": stack.up, "destroy": stack.destroy}[operation]()
`;
