import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { pulumiRoot } from "../../scripts/setup/pulumi/pulumi-root.mjs";
import { startSimulator, type Simulator } from "../../simulator";
import { ucloudImage } from "../cli/executable";
import { exportedStack, recordedPin } from "../cli/exported-stack";
import { makeProjectFolder, type ProjectFolder } from "./project-folder";

const web = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04", scenes: ["Featured"] };
const bin = join(pulumiRoot(), "bin");

describe("ucloud-image check in a project's folder", () => {
  let simulator: Simulator;
  let folder: ProjectFolder;
  before(async () => {
    simulator = await startSimulator();
    folder = makeProjectFolder();
    writeFileSync(join(folder.project, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
  });
  after(async () => {
    folder.delete();
    await simulator.close();
  });

  const environment = () => ({
    ...simulator.environment,
    PATH: `${bin}:${process.env["PATH"]}`,
    HOME: folder.home,
    PULUMI_BACKEND_URL: `file://${folder.backend}`,
    PULUMI_CONFIG_PASSPHRASE: "not a secret in a test",
    PULUMI_SKIP_UPDATE_CHECK: "true",
  });
  const check = (...words: string[]) =>
    ucloudImage(["check", ...words], { environment: environment(), folder: folder.project });

  async function makeStack(stack: string, pin: Readonly<Record<string, unknown>>): Promise<void> {
    const state = join(folder.home, `${stack}.json`);
    writeFileSync(state, exportedStack(stack, { web: pin }));
    const options = { cwd: folder.project, env: environment() };
    const run = (...words: string[]) => promisify(execFile)(join(bin, "pulumi"), words, options);
    await run("stack", "init", stack, "--non-interactive");
    await run("stack", "import", "--stack", stack, "--file", state, "--non-interactive");
  }

  it("asks the real pulumi for the states of all stacks, or of the named ones", async () => {
    const old = await recordedPin(simulator, web);
    simulator.publish();
    await makeStack("prod", old);
    await makeStack("dev", await recordedPin(simulator, web));
    const all = await check();
    expect(all.exitCode).to.equal(2);
    expect(all.stdout)
      .to.match(/^shop\/prod +web +superseded/m)
      .and.to.match(/^shop\/dev +web +current/m);
    expect((await check("--stack", "dev")).stdout).to.include("1 pin of 1 stack: 1 current.");
  });

  it("ends with 1 and pulumi's own reason when that has none", async () => {
    const { exitCode, stdout } = await check("--stack", "nowhere");
    expect(exitCode).to.equal(1);
    expect(stdout).to.include("nowhere");
    const withoutPulumi = { ...environment(), PATH: folder.home };
    const missing = await ucloudImage(["check"], { environment: withoutPulumi, folder: folder.project });
    expect(missing.exitCode).to.equal(1);
    expect(missing.stderr).to.include("no pulumi on PATH");
  });
});
