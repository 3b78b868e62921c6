import { expect } from "chai";
import { startSimulator, type Image, type Simulator } from "../../simulator";
import { call, records } from "./naive-client";

const HERE = { Region: "cn-bj2", Zone: "cn-bj2-05" };
const PLAIN: Record<string, string> = {
  ...HERE,
  Action: "CreateUHostInstance",
  LoginMode: "Password",
  Password: "UGFzc3dvcmQx",
  CPU: "2",
  Memory: "4096",
  MachineType: "N",
  "Disks.0.IsBoot": "True",
  "Disks.0.Type": "CLOUD_SSD",
  "Disks.0.Size": "40",
  Name: "web",
};

describe("simulator: hosts", () => {
  let simulator: Simulator;
  let image: Image;

  beforeEach(async () => {
    simulator = await startSimulator({ now: () => new Date(1_800_000_000_000) });
    image = simulator.publish();
  });

  afterEach(() => simulator.close());

  function create(parameters: Readonly<Record<string, string>> = {}): Promise<Record<string, unknown>> {
    return call(simulator, { ...PLAIN, ImageId: image.ImageId, ...parameters });
  }

  function act(action: string, hostId: string, more: Record<string, string> = {}): Promise<Record<string, unknown>> {
    return call(simulator, { ...HERE, Action: action, UHostId: hostId, ...more });
  }

  async function createdId(): Promise<string> {
    await create();
    return simulator.hosts().at(-1)?.UHostId ?? "";
  }

  it("lives from creation to termination", async () => {
    const answer = await create();
    expect(answer).to.include({ RetCode: 0, Action: "CreateUHostInstanceResponse" });
    const [host] = simulator.hosts();
    const id = host?.UHostId ?? "";
    expect(answer["UHostIds"]).to.deep.equal([id]);
    const shown = await call(simulator, { ...HERE, Action: "DescribeUHostInstance", "UHostIds.0": id });
    expect(records(shown["UHostSet"])[0]).to.include({
      Name: "web",
      State: "Running",
      BasicImageId: image.ImageId,
      BasicImageName: "Ubuntu 22.04 64位",
      CPU: 2,
      CreateTime: 1_800_000_000,
    });
    expect(await act("TerminateUHostInstance", id)).to.include({ RetCode: 8856 });
    expect(await act("StopUHostInstance", id)).to.include({ RetCode: 0, UHostId: id });
    expect(await act("StartUHostInstance", id)).to.include({ RetCode: 0 });
    expect(simulator.hosts()[0]?.State).to.equal("Running");
    await act("StopUHostInstance", id);
    expect(await act("TerminateUHostInstance", id)).to.include({ RetCode: 0, InRecycle: "No" });
    expect(simulator.hosts()).to.deep.equal([]);
    expect(await act("StopUHostInstance", id)).to.include({ RetCode: 8039 });
    const gone = await call(simulator, { ...HERE, Action: "DescribeUHostInstance", "UHostIds.0": id });
    expect(gone).to.include({ RetCode: 0, TotalCount: 0 });
  });

  it("makes two hosts of a request that is sent twice, since UCloud has no client token", async () => {
    await create();
    await create();
    expect(simulator.hosts()).to.have.length(2);
  });

  it("makes MaxCount hosts at once", async () => {
    const answer = await create({ MaxCount: "3" });
    expect(answer["UHostIds"]).to.have.length(3);
    expect(answer).to.not.have.property("IPs");
    expect(await create({ MaxCount: "101" })).to.include({ RetCode: 230 });
  });

  it("reinstalls a stopped host with an image that fits it", async () => {
    const id = await createdId();
    const next = simulator.publish({ ImageName: "Debian 12.5 64位" });
    expect(await act("ReinstallUHostInstance", id, { ImageId: next.ImageId })).to.include({ RetCode: 8010 });
    await act("StopUHostInstance", id);
    expect(await act("ReinstallUHostInstance", id, { ImageId: "uimage-nowhere" })).to.include({ RetCode: 8846 });
    const large = simulator.publish({ ImageSize: 41 });
    expect(await act("ReinstallUHostInstance", id, { ImageId: large.ImageId })).to.include({ RetCode: 8315 });
    expect(await act("ReinstallUHostInstance", id, { ImageId: next.ImageId })).to.include({ RetCode: 0 });
    expect(simulator.hosts()[0]).to.include({ BasicImageId: next.ImageId, OsName: "Debian 12.5 64位" });
  });

  it("keeps hosts of another region and project apart", async () => {
    const id = await createdId();
    const elsewhere = { Region: "hk", Action: "StopUHostInstance", UHostId: id };
    expect(await call(simulator, elsewhere)).to.include({ RetCode: 8039 });
    expect(await act("StopUHostInstance", id, { ProjectId: "org-second" })).to.include({ RetCode: 8039 });
  });

  it("refuses an image that is unknown, elsewhere or not available", async () => {
    const elsewhere = simulator.images().find(({ Zone }) => Zone === "hk-02")?.ImageId ?? "";
    expect(await create({ ImageId: "uimage-nowhere" })).to.include({ RetCode: 8846 });
    expect(await create({ ImageId: elsewhere })).to.include({ RetCode: 8970 });
    for (const State of ["Making", "Unavailable", "Copying"] as const) {
      const answer = await create({ ImageId: simulator.publish({ State }).ImageId });
      expect(answer["RetCode"]).to.equal(8961);
      expect(answer["Message"]).to.contain(State);
    }
    simulator.retire(image.ImageId);
    expect(await create()).to.include({ RetCode: 8961 });
    simulator.restore(image.ImageId);
    expect(await create()).to.include({ RetCode: 0 });
  });

  it("names the parameter that is missing", async () => {
    for (const name of ["Region", "Zone", "ImageId", "LoginMode", "Password", "Disks.0.Type", "Disks.0.Size"]) {
      const answer = await create({ [name]: "" });
      expect(answer, name).to.include({ RetCode: 220, Message: `Missing params [${name}]` });
    }
    expect(await create({ MachineType: "G" })).to.include({ Message: "Missing params [GpuType]" });
    expect(await create({ "Disks.0.IsBoot": "False" })).to.include({ RetCode: 230 });
    expect(await create({ Password: "not base64!" })).to.include({ RetCode: 230 });
    expect(await create({ NetCapability: "Turbo" })).to.include({ RetCode: 230 });
  });
});
