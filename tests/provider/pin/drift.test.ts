import { expect } from "chai";
import { driftBetween, driftRecord, noDrift } from "../../../provider/pin/drift";
import { image, now } from "../image/sample";

describe("drift", () => {
  it("of two equal images is what time says alone", () => {
    expect(driftBetween(image(), image(), now)).to.deep.equal({
      ...noDrift,
      ageDays: 0,
      daysToEol: 484,
      newestDaysToEol: 484,
    });
  });

  it("has everything that a move would change", () => {
    const pinned = image({
      osName: "Ubuntu 20.04 64位",
      features: ["CloudInit", "HotPlug"],
      sceneCategories: ["Featured"],
      imageSizeGb: 20,
      createTime: 1_000_000,
      maintainEol: "2025/12/31",
    });
    const newest = image({
      osName: "Ubuntu 22.04 64位",
      features: ["CloudInit", "IPv6"],
      sceneCategories: ["HPC"],
      imageSizeGb: 40,
      createTime: 1_000_000 + 10.9 * 86_400,
      maintainEol: "2026/01/02",
    });
    const drift = driftBetween(pinned, newest, now);
    expect(drift).to.deep.equal({
      imageName: { pinned: "Ubuntu 20.04 64位", newest: "Ubuntu 22.04 64位" },
      osVersion: { pinned: "20.04", newest: "22.04" },
      imageSizeGb: { pinned: 20, newest: 40 },
      featuresGained: ["IPv6"],
      featuresLost: ["HotPlug"],
      scenesGained: ["HPC"],
      scenesLost: ["Featured"],
      ageDays: 10,
      daysToEol: -1,
      newestDaysToEol: 1,
    });
    expect(driftRecord.strict().parse(drift)).to.deep.equal(drift);
  });

  it("leaves out what one of them does not say", () => {
    const bare = { osName: "own", imageName: "own", createTime: undefined, maintainEol: undefined };
    const unknown = image({ ...bare, imageSizeGb: undefined });
    const drift = driftBetween(unknown, image(), now);
    expect(drift).not.to.have.any.keys("ageDays", "daysToEol");
    expect(drift).to.deep.include({
      imageSizeGb: { newest: 20 },
      osVersion: { newest: "22.04" },
      newestDaysToEol: 484,
    });
    expect(driftBetween(image(), unknown, now)).to.deep.include({
      imageSizeGb: { pinned: 20 },
      osVersion: { pinned: "22.04" },
    });
    expect(driftBetween(image(), unknown, now)).not.to.have.property("ageDays");
    expect(driftBetween(unknown, image({ ...bare, osName: "Fedora" }), now)).not.to.have.property("osVersion");
  });
});
