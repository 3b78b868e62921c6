import { expect } from "chai";
import { pinnedImagePerZone } from "../../provider/pin-per-zone";
import { checkStacks, type CheckReport } from "../../stacks/check-stacks";
import { moveCommands } from "../../stacks/next-steps";
import { exportedStack } from "../cli/exported-stack";
import { accountAt } from "../provider/account-at";
import { stageOfEachTest } from "../simulator/stage";

const zones = ["cn-bj2-02", "cn-bj2-03", "cn-bj2-05"];
const bridged = "ucloud:index/instance:Instance";

for (const type of ["ucloud-image:index:PinnedImagePerZone", "pulumi-nodejs:dynamic/ucloud-image:PinnedImagePerZone"]) {
  describe(`the stacks of a fleet, with a ${type}`, () => {
    const stage = stageOfEachTest();
    const pinUrn = `urn:pulumi:prod::shop::${type}::web`;
    const account = () => accountAt(stage.simulator);
    const pin = async () => (await pinnedImagePerZone.check(account(), {}, { zones, os: "Ubuntu 22.04" })).inputs;

    it("have a report for each zone of the pin, and one command that moves all", async () => {
      const properties = await pin();
      const ids = properties["imageIds"] as Readonly<Record<string, string>>;
      const Zone = "cn-bj2-03";
      stage.simulator.retire(ids[Zone] ?? "");
      const fresh = stage.simulator.publish({ Zone, ImageName: "Ubuntu 22.04 64位" }).ImageId;
      const report = await check(properties);
      expect(report.summary).to.include({ pins: 3, current: 2, unavailable: 1 });
      const rows = report.pins.map(({ name, zone, status, imageId }) => [name, zone, status, imageId]);
      expect(rows).to.deep.equal(
        zones.map((zone) => ["web", zone, zone === Zone ? "unavailable" : "current", ids[zone]]),
      );
      const [, retired] = report.pins;
      expect(retired).to.deep.include({ newestImageId: fresh });
      expect(retired?.text).to.match(new RegExp(`^${Zone}: is Unavailable; newest match: ${fresh}`));
      expect(moveCommands(report)).to.deep.equal([`pulumi up --stack 'prod' --replace '${pinUrn}'`]);
    });

    it("tell of a host that stands on another image than that of its zone", async () => {
      const properties = await pin();
      const ids = properties["imageIds"] as Readonly<Record<string, string>>;
      const hosts = [
        hostOf("good", ids["cn-bj2-02"], { availabilityZone: "cn-bj2-02" }),
        hostOf("somewhere", ids["cn-bj2-05"], {}),
        hostOf("behind", "uimage-old", { availabilityZone: "cn-bj2-05" }),
        hostOf("elsewhere", ids["cn-bj2-02"], { availabilityZone: "cn-bj2-05" }),
      ];
      const report = await check(properties, hosts);
      expect(report.summary).to.include({ hosts: 4, hostsBehind: 2 });
      expect(report.hosts.map(({ name, status }) => `${name} ${status}`)).to.deep.equal([
        "good current",
        "somewhere current",
        "behind behind",
        "elsewhere behind",
      ]);
      expect(report.hosts[2]?.text).to.include(`runs on uimage-old, and its pin web is ${ids["cn-bj2-05"]}`);
      expect(report.hosts[0]?.pin).to.deep.equal({ urn: pinUrn, name: "web", imageId: ids["cn-bj2-02"] });
      expect(report.hosts[1]?.pin).to.deep.equal({ urn: pinUrn, name: "web" });
    });

    it("say so when the record names no image", async () => {
      const { pins } = await check({ zones });
      expect(pins.map(({ status }) => status)).to.deep.equal(["unknown"]);
    });

    async function check(properties: object, hosts: readonly object[] = []): Promise<CheckReport> {
      const state = JSON.parse(exportedStack("prod", { web: { ...properties } }, type)) as {
        deployment: { resources: object[] };
      };
      state.deployment.resources.push(...hosts);
      const source = { name: "prod.json", read: async () => JSON.stringify(state) };
      return checkStacks(account(), [source], () => ({ step: () => undefined }));
    }

    function hostOf(name: string, imageId: string | undefined, place: object) {
      const properties = { ...place, imageId };
      return {
        urn: `urn:pulumi:prod::shop::${bridged}::${name}`,
        custom: true,
        id: `uhost-${name}`,
        type: bridged,
        inputs: properties,
        outputs: properties,
        propertyDependencies: { imageId: [pinUrn] },
        replaceWith: [pinUrn],
      };
    }
  });
}
