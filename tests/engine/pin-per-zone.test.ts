import type { PulumiFn } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { UHostInstance } from "../../examples/pinned-host/uhost-instance";
import { PinnedImagePerZone, type PinnedImagePerZoneArgs } from "../../sdk";
import { stepsOf, warningsOn } from "./outcome";
import { engineStageOfEachTest } from "./stage";

const zones = ["cn-bj2-02", "cn-bj2-03", "cn-bj2-05"];
const name = "Ubuntu 22.04 64位";
const ubuntu = { zones, os: "Ubuntu 22.04", features: ["CloudInit"] } as const;

describe("a pin in several zones on the real engine, with a host in each", function () {
  const stage = engineStageOfEachTest();
  const publish = (ImageName = name) =>
    zones.map((Zone) => stage.simulator.publish({ Zone, ImageName, OsName: name, Features: ["CloudInit"] }).ImageId);
  const hostSteps = (outcome: Parameters<typeof stepsOf>[1]) => zones.map((zone) => stepsOf(`host-${zone}`, outcome));
  const none = zones.map(() => ["same"]);

  it("holds, takes a zone more, moves all zones together, and goes back", async () => {
    const stack = await stage.open();
    await stack.up(fleet(ubuntu));
    const first = idsIn(await stack.recorded("PinnedImagePerZone"));
    expect(Object.keys(first)).to.have.members(zones);

    // A newer image appears: nothing moves, and the row says so.
    publish();
    const later = await stack.preview(fleet(ubuntu));
    expect(stepsOf("web", later)).to.deep.equal(["same"]);
    expect(hostSteps(later)).to.deep.equal(none);
    expect(warningsOn("web", later).join())
      .to.include("of cn-bj2-03")
      .and.include("is superseded by")
      .and.include("pulumi up --replace 'urn:pulumi:");

    // A zone more and a zone less: the others keep their hosts.
    const widened = await stack.up(fleet({ ...ubuntu, zones: [...zones, "hk-02"] }));
    expect(stepsOf("web", widened)).to.deep.equal(["update"]);
    expect(hostSteps(widened)).to.deep.equal(none);
    expect(stepsOf("host-hk-02", widened)).to.deep.equal(["create"]);
    expect(idsIn(await stack.recorded("PinnedImagePerZone"))).to.deep.include(first);
    const narrowed = await stack.up(fleet(ubuntu));
    expect(stepsOf("web", narrowed)).to.deep.equal(["update"]);
    expect(hostSteps(narrowed)).to.deep.equal(none);

    // A trigger: all zones move together, and the row says how to go back.
    const moved = await stack.up(fleet({ ...ubuntu, triggers: { wave: 1 } }));
    expect(stepsOf("web", moved)).to.include("replace");
    hostSteps(moved).forEach((steps) => expect(steps).to.include("replace"));
    const second = idsIn(await stack.recorded("PinnedImagePerZone"));
    zones.forEach((zone) => expect(second[zone]).not.to.equal(first[zone]));
    const backwards = fleet({ ...ubuntu, triggers: { wave: 1 }, imageIds: first });
    const back = await stack.preview(backwards);
    const said = back.diagnostics.filter((each) => each.name === "web").map(({ text }) => text);
    expect(said.join()).to.include(`add this line to its arguments: imageIds: ${JSON.stringify(second)}`);
    await stack.up(backwards);
    expect(idsIn(await stack.recorded("PinnedImagePerZone"))).to.deep.equal(first);
  });

  it('moves all zones when one loses its image under onUnavailable: "update"', async () => {
    const stack = await stage.open();
    const args = { ...ubuntu, onUnavailable: "update" } as const;
    await stack.up(fleet(args));
    const first = idsIn(await stack.recorded("PinnedImagePerZone"));
    const fresh = publish("Ubuntu 22.04.5 64位");
    stage.simulator.retire(first["cn-bj2-03"] ?? "");
    const moved = await stack.up(fleet(args));
    expect(stepsOf("web", moved)).to.include("replace");
    hostSteps(moved).forEach((steps) => expect(steps).to.include("replace"));
    const recorded = await stack.recorded("PinnedImagePerZone");
    expect(recorded).to.include({ commonName: "Ubuntu 22.04.5 64位", status: "current" });
    expect(Object.values(idsIn(recorded))).to.have.members(fresh);
    await stack.refresh();
    await stack.destroy();
  });
});

/** A stack of one pin and a host in each of its zones. */
function fleet(args: PinnedImagePerZoneArgs): PulumiFn {
  return async () => {
    const image = new PinnedImagePerZone("web", args);
    for (const zone of args.zones) {
      const imageId = image.imageIds.apply((ids) => ids[zone] ?? "");
      new UHostInstance(`host-${zone}`, { region: zone.replace(/-\d+$/, ""), zone, imageId });
    }
    return { imageIds: image.imageIds };
  };
}

function idsIn(recorded: Readonly<Record<string, unknown>>): Record<string, string> {
  return recorded["imageIds"] as Record<string, string>;
}
