import { expect } from "chai";
import { hostStageOfEachTest } from "./host-stage";

describe("simulator: states of a host that pass when they were seen", () => {
  const stage = hostStageOfEachTest();
  const { created, act, shown, statesUntil, stopped, running } = stage;

  it("live from creation to termination", async () => {
    const id = await created();
    expect(stage.simulator.hosts()[0]?.State).to.equal("Initializing");
    expect(await statesUntil(id, "Running")).to.deep.equal(["Initializing", "Starting"]);
    expect(await act("TerminateUHostInstance", id)).to.include({ RetCode: 8856 });
    expect(await act("StopUHostInstance", id)).to.include({ RetCode: 0, UHostId: id });
    expect(await act("TerminateUHostInstance", id)).to.include({ RetCode: 8856 });
    expect(await statesUntil(id, "Stopped")).to.deep.equal(["Stopping"]);
    expect(await act("StartUHostInstance", id)).to.include({ RetCode: 0 });
    expect(await statesUntil(id, "Running")).to.deep.equal(["Starting"]);
    expect(await act("PoweroffUHostInstance", id)).to.include({ RetCode: 0 });
    expect(await statesUntil(id, "Stopped")).to.deep.equal(["Stopping"]);
    expect(await act("TerminateUHostInstance", id)).to.include({ RetCode: 0, InRecycle: "No" });
    expect(await shown(id)).to.equal(undefined);
    expect(await act("StopUHostInstance", id)).to.include({ RetCode: 8039 });
  });

  it("take no other action before they may", async () => {
    const id = await created();
    for (const action of ["StartUHostInstance", "StopUHostInstance", "PoweroffUHostInstance"]) {
      expect(await act(action, id), action).to.include({ RetCode: 8905 });
    }
    await statesUntil(id, "Running");
    await act("StopUHostInstance", id);
    expect(await act("StartUHostInstance", id)).to.include({ RetCode: 8905 });
  });

  it("do not pass again where nothing changes", async () => {
    const id = await running();
    expect(await act("StartUHostInstance", id)).to.include({ RetCode: 0 });
    expect(await shown(id)).to.include({ State: "Running" });
    const still = await stopped();
    for (const action of ["StopUHostInstance", "PoweroffUHostInstance"]) {
      expect(await act(action, still)).to.include({ RetCode: 0 });
      expect(await shown(still)).to.include({ State: "Stopped" });
    }
  });

  it("finish the boot disk after the start", async () => {
    const id = await created();
    const seen: unknown[] = [];
    for (let asked = 0; asked < 4; asked += 1) {
      const host = await shown(id);
      seen.push([host?.["State"], host?.["BootDiskState"]]);
    }
    expect(seen).to.deep.equal([
      ["Initializing", "Initializing"],
      ["Starting", "Initializing"],
      ["Running", "Initializing"],
      ["Running", "Normal"],
    ]);
  });

  it("do not pass for a host that is on no page, or for whom the control asks", async () => {
    const id = await created();
    await shown("uhost-another");
    stage.simulator.hosts();
    expect(await shown(id)).to.include({ State: "Initializing" });
  });
});

describe("simulator: states of a host that pass with the clock", () => {
  let now = 0;
  const stage = hostStageOfEachTest({ passingStates: { seconds: 5 }, now: () => new Date(now) });

  it("stay as long as the clock stands, and pass without being seen", async () => {
    const id = await stage.created();
    const stateAfter = async (seconds: number): Promise<unknown> => {
      now += seconds * 1000;
      return (await stage.shown(id))?.["State"];
    };
    expect(await stateAfter(0)).to.equal("Initializing");
    expect(await stateAfter(4)).to.equal("Initializing");
    expect(await stateAfter(1)).to.equal("Starting");
    expect(await stateAfter(60)).to.equal("Running");
    await stage.act("StopUHostInstance", id);
    expect(await stateAfter(4)).to.equal("Stopping");
    now += 1000;
    expect(await stage.act("TerminateUHostInstance", id)).to.include({ RetCode: 0 });
  });
});
