import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { UHostInstance } from "../../../examples/pinned-host/uhost-instance";
import { pulumiRoot } from "../../../scripts/setup/pulumi/pulumi-root.mjs";
import { startSimulator, type Simulator } from "../../../simulator";
import { stepsOf } from "../../engine/outcome";
import { FailedRun, openStack } from "../../engine/stack";
import { failureOf } from "../../failure";
import { PinnedImage } from "../../../sdk/plugin";
import { watchPlugin, type WatchedPlugin } from "./watched-plugin";
import { openYamlProject } from "./yaml-project";

const ubuntu = { os: "Ubuntu 22.04", features: ["CloudInit"], scenes: ["Featured"] } as const;
const place = { region: "cn-bj2", zone: "cn-bj2-05" } as const;
const elsewhere = { region: "cn-sh2", zone: "cn-sh2-02" } as const;

describe("The plugin's process", () => {
  let simulator: Simulator;
  let plugin: WatchedPlugin;

  beforeEach(async () => {
    simulator = await startSimulator();
    plugin = watchPlugin();
  });
  afterEach(async () => {
    plugin.close();
    await simulator.close();
  });

  for (const signal of ["SIGINT", "SIGKILL"] as const) {
    it(`ends when pulumi gets ${signal} in the middle of a lookup`, async () => {
      // Else a plugin that outlives the engine would end, too, when the lookup gives up.
      const environment = { ...simulator.environment, UCLOUD_TIMEOUT_SECOND: "3600" };
      const project = await openYamlProject(environment, { "ucloud-image": plugin.folder });
      simulator.fault({ times: "always", effect: { kind: "hang" } });
      const pulumi = spawn(pulumiCommand, ["up", "--yes", "--skip-preview"], { ...project.options, stdio: "ignore" });
      const exit = once(pulumi, "exit");
      await simulator.nextRequest("DescribeImage");
      pulumi.kill(signal);
      await exit;
      await plugin.allEnded();
      expect(plugin.started).not.to.deep.equal([]);
      project.close();
    });
  }

  it("loses nothing when it is killed in the middle of up: the next up goes on", async () => {
    const stack = await openStack({ environment: simulator.environment, plugins: { "ucloud-image": plugin.folder } });
    simulator.fault({ parameters: { Region: elsewhere.region }, effect: { kind: "hang" } });
    const up = failureOf(stack.up(program), FailedRun);
    while ((await simulator.nextRequest("DescribeImage")).parameters["Region"] !== elsewhere.region);
    for (const pid of plugin.started) process.kill(pid, "SIGKILL");
    await up;
    const [host] = simulator.hosts();

    const next = await stack.up(program);
    expect(stepsOf("first", next)).to.deep.equal(["same", "same"]);
    expect(stepsOf("second", next)).to.deep.equal(["create"]);
    expect(simulator.hosts()).to.deep.equal([host]);
    expect(host?.BasicImageId).to.equal((await stack.outputs()).first);
    await stack.destroy();
    expect(simulator.hosts()).to.deep.equal([]);
    stack.close();
  });
});

const pulumiCommand = join(pulumiRoot(), "bin", "pulumi");

/** A pin, a host from it, and when that runs a pin in another region. */
const program: PulumiFn = async () => {
  const first = new PinnedImage("first", { ...place, ...ubuntu });
  const host = new UHostInstance("first", { ...place, imageId: first.imageId });
  const second = new PinnedImage("second", { ...elsewhere, ...ubuntu }, { dependsOn: host });
  return { first: first.imageId, second: second.imageId };
};
