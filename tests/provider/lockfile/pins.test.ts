import { expect } from "chai";
import type { LookupContext } from "../../../provider/context";
import { checkPin, readPin } from "../../../provider/pin";
import { failureOf } from "../../failure";
import { checkAndRecord } from "../pin/recorded-pin";
import { lockedStageOfEachTest } from "./locked-account";

const web = { region: "cn-bj2", zone: "cn-bj2-05", os: "Ubuntu 22.04" };

describe("pins with a lockfile", () => {
  const stage = lockedStageOfEachTest();
  const { account } = stage;

  it("are made from it and stay current, without one request, when it is frozen", async () => {
    const { inputs } = await checkPin(account("prefer"), {}, web);
    stage.simulator.publish();
    stage.simulator.remove(String(inputs["imageId"]));
    stage.simulator.resetRequests();
    const frozen: LookupContext = { ...account("frozen"), now: () => new Date(Date.now() + 30 * 24 * 60 * 60 * 1000) };
    const made = await checkAndRecord(frozen, {}, web);
    const held = await checkAndRecord(frozen, inputs, web);
    const read = await readPin(frozen, String(inputs["imageId"]), inputs);
    for (const record of [made.outputs, held.outputs, read.properties]) {
      expect(record).to.include({ imageId: inputs["imageId"], status: "current" });
    }
    expect([...made.warnings, ...held.warnings, ...read.warnings].join()).not.to.include("Could not look");
    expect(stage.simulator.requests).to.have.length(0);
  });

  it("are superseded by what it was updated to, and hold", async () => {
    const { inputs } = await checkPin(account("off"), {}, web);
    const { ImageId: newer } = stage.simulator.publish();
    await checkPin(account("prefer"), {}, web);
    stage.simulator.resetRequests();
    const held = await checkAndRecord(account("frozen"), inputs, web);
    expect(held.outputs).to.include({ imageId: inputs["imageId"], status: "superseded", newestImageId: newer });
    expect(stage.simulator.requests).to.have.length(0);
  });

  it("hold with a warning when it is frozen and has no answer, and are not made", async () => {
    const { inputs } = await checkPin(account("off"), {}, web);
    const held = await checkPin(account("frozen"), inputs, web);
    expect(held.inputs).to.include({ imageId: inputs["imageId"] });
    expect(held.warnings.join()).to.include("so the pin holds").and.to.include("ucloud-image lock");
    expect((await failureOf(checkPin(account("frozen"), {}, web), Error)).name).to.equal("FrozenError");
  });

  it("on a known id are locked by that id", async () => {
    const known = stage.simulator.images().find(({ Zone }) => Zone === "cn-bj2-05")?.ImageId;
    const args = { region: "cn-bj2", zone: "cn-bj2-05", imageId: known };
    const { inputs } = await checkPin(account("prefer"), {}, args);
    stage.simulator.resetRequests();
    const made = await checkPin(account("frozen"), {}, args);
    expect(made.inputs).to.include({ imageId: known });
    expect(await checkPin(account("frozen"), inputs, args)).to.deep.include({ warnings: [] });
    expect(stage.simulator.requests).to.have.length(0);
  });
});
