import { expect } from "chai";
import type { CheckReport } from "../../stacks/check-stacks";
import { stageOfEachTest } from "../simulator/stage";
import { ucloudImage } from "./executable";
import { dynamicPin, exportedStack, recordedPin } from "./exported-stack";

const web = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04", scenes: ["Featured"] };
const bridged = "ucloud:index/instance:Instance";
const pinUrn = `urn:pulumi:prod::shop::${dynamicPin}::web`;
const old = "uimage-old1";

describe("ucloud-image check, of hosts", () => {
  const stage = stageOfEachTest();
  let pin: Readonly<Record<string, unknown>>;
  let pinned: string;
  beforeEach(async () => {
    pin = await recordedPin(stage.simulator, web);
    pinned = String(pin["imageId"]);
  });

  it("ends with 2 and names a host that a move of its pin did not reach, both images, and what to do", async () => {
    writeStack({ ...hostOf("app", pinned), outputs: { imageId: old } });
    const { exitCode, stdout } = await check();
    expect(exitCode).to.equal(2);
    expect(stdout)
      .to.match(
        new RegExp(`^shop/prod +app +behind its pin +${old} +runs on ${old}, and its pin web is ${pinned}`, "m"),
      )
      .and.to.include(`pulumi up --replace 'urn:pulumi:prod::shop::${bridged}::app'`)
      .and.to.include("1 pin of 1 stack: 1 current; 1 host: 1 behind its pin");
    expect(stdout.match(/replaceWith/g)).to.have.length.at.least(1);
    const sarif = (await check("--format", "sarif")).stdout;
    expect(JSON.parse(sarif)).to.have.nested.property("runs[0].results[0].ruleId", "behind");
    expect((await check("--format", "markdown")).stdout).to.match(/\| shop&#47;prod \| app \| behind its pin \|/);
  });

  it("finds one that an update did not come to, and of any provider", async () => {
    const resource = { ...hostOf("app", old, "cloud:index:Machine"), outputs: { imageId: old } };
    writeStack(resource);
    const { exitCode, hosts } = await report();
    expect(exitCode).to.equal(2);
    expect(hosts).to.have.length(1);
    expect(hosts[0]).to.include({ status: "behind", imageId: old, type: "cloud:index:Machine" });
    expect(hosts[0]?.pin).to.deep.equal({ urn: pinUrn, name: "web", imageId: pinned });
  });

  for (const [what, options] of [
    ["replaceWith", () => ({ replaceWith: [pinUrn] })],
    ["a replacementTrigger with the image", () => ({ replacementTrigger: pinned })],
  ] as const) {
    it(`ends with 0, and has nothing to say, about a host that follows by ${what}`, async () => {
      writeStack({ ...hostOf("app", pinned), ...options() });
      const { exitCode, hosts, summary } = await report();
      expect(exitCode).to.equal(0);
      expect(hosts[0]).to.include({ status: "current", text: "" }).and.not.to.have.property("warning");
      expect(summary).to.include({ hosts: 1, hostsBehind: 0, hostsNotFollowing: 0 });
    });
  }

  it("warns of a host that nothing makes follow, where its provider is known to ignore new images", async () => {
    writeStack(hostOf("app", pinned), hostOf("batch", pinned, "cloud:index:Machine"));
    const { exitCode, hosts } = await report();
    expect(exitCode).to.equal(0);
    expect(hosts.map(({ warning }) => warning !== undefined)).to.deep.equal([true, false]);
    expect((await check()).stdout).to.include("a move of its pin web will not reach it");
    const sarif = (await check("--format", "sarif")).stdout;
    expect(JSON.parse(sarif)).to.have.nested.property("runs[0].results[0].ruleId", "notFollowing");
  });

  it("tells how an image stands that is written by hand, where UCloud knows it", async () => {
    const retired = stage.simulator.publish({ Zone: "cn-bj2-05" }).ImageId;
    const ended = stage.simulator.publish({ Zone: "cn-bj2-05", MaintainEol: "2024/06/30" }).ImageId;
    stage.simulator.retire(retired);
    writeStack(
      ...[retired, ended, pinned, "uimage-nobody", "ami-0123"].map((imageId, index) => ({
        ...hostOf(`host${index}`, imageId),
        propertyDependencies: {},
      })),
    );
    const { exitCode, hosts } = await report();
    expect(exitCode).to.equal(2);
    expect(hosts.map(({ name, status }) => `${name} ${status}`)).to.deep.equal([
      "host0 unavailable",
      "host1 endOfLife",
      "host2 current",
    ]);
  });

  it("takes no label for an image, reads images of lists, and leaves components and providers alone", async () => {
    const label = { labels: { from: pin["imageName"] }, imageId: "" };
    const cluster = { nodes: [{ imageId: pinned }, { imageId: pinned }] };
    writeStack(
      { ...hostOf("labelled", ""), inputs: label, propertyDependencies: { labels: [pinUrn] } },
      { ...hostOf("cluster", ""), inputs: cluster, outputs: cluster, propertyDependencies: { nodes: [pinUrn] } },
      { ...hostOf("component", old), custom: false },
    );
    const { exitCode, hosts } = await report();
    expect(exitCode).to.equal(0);
    expect(hosts.map(({ name, status }) => `${name} ${status}`)).to.deep.equal(["cluster current"]);
  });

  it("ends with 1 when an image that is written by hand could not be checked", async () => {
    writeStack({ ...hostOf("app", pinned), propertyDependencies: {} });
    const environment = { ...stage.simulator.environment, UCLOUD_PRIVATE_KEY: "not the key" };
    const { exitCode, stdout } = await ucloudImage(["check", "prod.json", "--json"], {
      environment,
      folder: stage.folder,
    });
    expect(exitCode).to.equal(1);
    expect((JSON.parse(stdout) as CheckReport).summary).to.include({ hostsUnknown: 1 });
  });

  function hostOf(name: string, imageId: string, type = bridged) {
    const properties = { availabilityZone: "cn-bj2-05", imageId };
    return {
      urn: `urn:pulumi:prod::shop::${type}::${name}`,
      custom: true,
      id: `uhost-${name}`,
      type,
      inputs: properties,
      outputs: properties as Readonly<Record<string, unknown>>,
      propertyDependencies: { imageId: [pinUrn] } as Readonly<Record<string, readonly string[]>>,
    };
  }

  function writeStack(...hosts: readonly object[]): void {
    const state = JSON.parse(exportedStack("prod", { web: pin })) as { deployment: { resources: object[] } };
    state.deployment.resources.push(...hosts);
    stage.write("prod.json", JSON.stringify(state));
  }

  const check = (...words: string[]) =>
    ucloudImage(["check", "prod.json", ...words], { ...stage.simulator, folder: stage.folder });

  async function report(): Promise<CheckReport & { exitCode: number }> {
    const { exitCode, stdout } = await check("--json");
    return { exitCode, ...(JSON.parse(stdout) as CheckReport) };
  }
});
