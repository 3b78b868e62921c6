import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { version } from "../../../package.json";
import { pulumiRoot } from "../../../scripts/setup/pulumi/pulumi-root.mjs";
import { startSimulator, type Simulator } from "../../../simulator";
import type { Project } from "./project";
import { openYamlProject } from "./yaml-project";

const repository = resolve(__dirname, "..", "..", "..");
const withoutNode = join(pulumiRoot(), "bin");

describe("npm run package:plugin", () => {
  let folder: string;
  let simulator: Simulator;
  let project: Project;

  before(async () => {
    folder = mkdtempSync(join(realpathSync(tmpdir()), "pulumi-ucloud-image-package-"));
    simulator = await startSimulator();
    project = await openYamlProject({ ...simulator.environment, PATH: withoutNode }, {});
  });
  after(async () => {
    project.close();
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("makes an archive that pulumi installs, and that works where there is no Node.js", async () => {
    await promisify(execFile)(process.execPath, [join(repository, "scripts", "package-plugin", "main.mjs"), folder]);
    const [archive, ...others] = readdirSync(folder);
    expect(archive).to.match(new RegExp(`^pulumi-resource-ucloud-image-v${version}-\\w+-(amd64|arm64)\\.tar\\.gz$`));
    expect(others).to.deep.equal([]);

    const path = join(folder, archive ?? "");
    const { stdout } = await promisify(execFile)("tar", ["-tzf", path]);
    expect(stdout.split("\n")).to.include.members(["LICENSE", "plugin.licenses.txt"]);
    await project.pulumi("plugin", "install", "resource", "ucloud-image", version, "--file", path);
    expect(withoutNode).not.to.equal(dirname(process.execPath));
    await project.pulumi("up", "--yes", "--skip-preview");
    expect((await project.pulumi("stack", "output", "imageId")).trim()).to.match(/^uimage-/);
    await project.pulumi("destroy", "--yes", "--skip-preview");
  });
});
