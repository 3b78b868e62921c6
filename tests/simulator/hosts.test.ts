import { expect } from "chai";
import { call, keysOf, records } from "./naive-client";
import { HERE, hostStageOfEachTest, PLAIN } from "./host-stage";

describe("simulator: hosts", () => {
  const stage = hostStageOfEachTest();
  const { create, created, act, shown, stopped } = stage;

  it("shows a host as it was asked for", async () => {
    const answer = await create({
      ChargeType: "Dynamic",
      Tag: "test",
      "Disks.1.IsBoot": "False",
      "Disks.1.Type": "CLOUD_NORMAL",
      "Disks.1.Size": "30",
    });
    expect(answer).to.include({ RetCode: 0, Action: "CreateUHostInstanceResponse" });
    const [host] = stage.simulator.hosts();
    expect(answer["UHostIds"]).to.deep.equal([host?.UHostId]);
    const seen = await shown(host?.UHostId ?? "");
    expect(seen).to.include({
      Name: "web",
      Tag: "test",
      Zone: "cn-bj2-05",
      BasicImageId: stage.image.ImageId,
      BasicImageName: "Ubuntu 22.04 64位",
      CPU: 2,
      Memory: 4096,
      ChargeType: "Dynamic",
      CreateTime: 1_800_000_000,
      ExpireTime: 1_800_003_600,
      TotalDiskSpace: 30,
    });
    const [boot, data] = records(seen?.["DiskSet"]);
    expect(boot).to.include({ IsBoot: "True", DiskType: "CLOUD_SSD", Size: 40, DiskId: seen?.["ImageId"] });
    expect(data).to.include({ IsBoot: "False", DiskType: "CLOUD_NORMAL", Size: 30, Type: "Udisk" });
    const [address] = records(seen?.["IPSet"]);
    expect(address).to.include({ Type: "Private", IPMode: "IPv4", Default: "true" });
    expect(answer["IPs"]).to.deep.equal([address?.["IP"]]);
  });

  it("gives a host the addresses that it asks for", async () => {
    const id = await created({
      "PrivateIp.0": "10.1.2.3",
      VPCId: "uvnet-own",
      "NetworkInterface.0.EIP.Bandwidth": "5",
      "NetworkInterface.0.EIP.OperatorName": "Bgp",
      "NetworkInterface.0.EIP.PayMode": "Traffic",
    });
    const [own, open] = records((await shown(id))?.["IPSet"]);
    expect(own).to.include({ IP: "10.1.2.3", VPCId: "uvnet-own" });
    expect(open).to.include({ Type: "Bgp", Bandwidth: 5 });
    expect(open?.["IPId"]).to.match(/^eip-/);
  });

  it("makes two hosts of a request that is sent twice, since UCloud has no client token", async () => {
    await create();
    await create();
    expect(stage.simulator.hosts()).to.have.length(2);
  });

  it("makes MaxCount hosts at once", async () => {
    const answer = await create({ MaxCount: "3" });
    expect(answer["UHostIds"]).to.have.length(3);
    expect(answer).to.not.have.property("IPs");
    expect(await create({ MaxCount: "101" })).to.include({ RetCode: 230 });
  });

  it("reinstalls a stopped host with an image that fits it", async () => {
    const id = await created();
    const next = stage.simulator.publish({ ImageName: "Debian 12.5 64位" });
    expect(await act("ReinstallUHostInstance", id, { ImageId: next.ImageId })).to.include({ RetCode: 8010 });
    const other = await stopped();
    expect(await act("ReinstallUHostInstance", other, { ImageId: "uimage-nowhere" })).to.include({ RetCode: 8846 });
    const large = stage.simulator.publish({ ImageSize: 41 });
    expect(await act("ReinstallUHostInstance", other, { ImageId: large.ImageId })).to.include({ RetCode: 8315 });
    expect(await act("ReinstallUHostInstance", other, { ImageId: next.ImageId })).to.include({ RetCode: 0 });
    const reinstalled = { BasicImageId: next.ImageId, OsName: "Debian 12.5 64位", State: "Stopped" };
    expect(await shown(other)).to.include({ ...reinstalled, BootDiskState: "Initializing" });
    expect(await shown(other)).to.include({ ...reinstalled, BootDiskState: "Normal" });
  });

  it("keeps hosts of another region and project apart", async () => {
    const id = await stopped();
    const elsewhere = { Region: "hk", Action: "TerminateUHostInstance", UHostId: id };
    expect(await call(stage.simulator, elsewhere)).to.include({ RetCode: 8039 });
    expect(await act("TerminateUHostInstance", id, { ProjectId: "org-second" })).to.include({ RetCode: 8039 });
    expect(await act("TerminateUHostInstance", id, { Zone: "cn-bj2-02" })).to.include({ RetCode: 8039 });
    expect(await act("TerminateUHostInstance", id, { Zone: "" })).to.include({ RetCode: 0 });
  });

  it("refuses an image that is unknown, elsewhere or not available", async () => {
    const elsewhere = stage.simulator.images().find(({ Zone }) => Zone === "hk-02")?.ImageId ?? "";
    expect(await create({ ImageId: "uimage-nowhere" })).to.include({ RetCode: 8846 });
    expect(await create({ ImageId: elsewhere })).to.include({ RetCode: 8970 });
    for (const State of ["Making", "Unavailable", "Copying"] as const) {
      const answer = await create({ ImageId: stage.simulator.publish({ State }).ImageId });
      expect(answer["RetCode"]).to.equal(8961);
      expect(answer["Message"]).to.contain(State);
    }
    stage.simulator.retire(stage.image.ImageId);
    expect(await create()).to.include({ RetCode: 8961 });
    stage.simulator.restore(stage.image.ImageId);
    expect(await create()).to.include({ RetCode: 0 });
  });

  it("refuses a project and a zone that the account does not have", async () => {
    expect(await create({ ProjectId: "org-nowhere" })).to.include({ RetCode: 292 });
    expect(await create({ Zone: "cn-bj2-99" })).to.include({ RetCode: 230, Message: "Params [Zone] not available" });
    expect(await create({ Zone: "hk-02" })).to.include({ RetCode: 230, Message: "Params [Zone] not available" });
    const reader = keysOf(stage.simulator, "reader");
    const refused = await call(stage.simulator, { ...PLAIN, ImageId: stage.image.ImageId }, reader);
    expect(refused).to.include({ RetCode: 299, Message: "IAM permission denied: uhost:CreateUHostInstance" });
    const firewalls = await call(stage.simulator, { ...HERE, Action: "DescribeFirewall" }, reader);
    expect(firewalls).to.include({ RetCode: 299, Message: "IAM permission denied: unet:DescribeFirewall" });
    expect(stage.simulator.hosts()).to.deep.equal([]);
  });

  it("names the parameter that is missing", async () => {
    for (const name of ["Region", "Zone", "ImageId", "LoginMode", "Password", "Disks.0.Type", "Disks.0.Size"]) {
      const answer = await create({ [name]: "" });
      expect(answer, name).to.include({ RetCode: 220, Message: `Missing params [${name}]` });
    }
    expect(await create({ MachineType: "G" })).to.include({ Message: "Missing params [GpuType]" });
    expect(await create({ "Disks.0.IsBoot": "False" })).to.include({ RetCode: 230 });
    expect(await create({ NetCapability: "Turbo" })).to.include({ RetCode: 230 });
  });

  const base64 = (text: string): string => Buffer.from(text).toString("base64");

  for (const [why, password] of [
    ["is no base64", "not base64!"],
    ["is too short", base64("Short1")],
    ["is too long", base64("Long1".repeat(7))],
    ["has one kind of character", base64("onlyletters")],
    ["has characters of no kind", base64("pass word1")],
    ["is not ASCII", base64("passwörter1")],
  ] as const) {
    it(`refuses a password that ${why}`, async () => {
      expect(await create({ Password: password })).to.include({
        RetCode: 230,
        Message: "Params [Password] not available",
      });
    });
  }

  it("is stricter about passwords of Windows", async () => {
    const windows = stage.simulator.publish({ ImageName: "a Windows", OsType: "Windows", Features: [] });
    for (const [password, retCode] of [
      ["twokinds1", 230],
      ["My-admin-1", 230],
      ["Three-kinds", 0],
    ] as const) {
      const answer = await create({ ImageId: windows.ImageId, Password: base64(password) });
      expect(answer, password).to.include({ RetCode: retCode });
    }
  });

  for (const [parameters, RetCode] of [
    [{ CPU: "0" }, 8044],
    [{ CPU: "241" }, 8044],
    [{ Memory: "1000" }, 8046],
    [{ Memory: "0" }, 8046],
    [{ "Disks.0.Size": "510" }, 8107],
    [{ "Disks.0.Type": "CLOUD_NORMAL" }, 230],
    [{ "Disks.0.Type": "FLOPPY" }, 230],
    [{ "Disks.1.Type": "CLOUD_SSD", "Disks.1.Size": "10" }, 8107],
    [{ "Disks.1.Type": "LOCAL_SSD", "Disks.1.Size": "1010" }, 8107],
    [{ "Disks.1.IsBoot": "True", "Disks.1.Type": "CLOUD_SSD", "Disks.1.Size": "40" }, 230],
    [{ Name: "a name" }, 230],
    [{ Tag: "x".repeat(64) }, 230],
    [{ ChargeType: "Free" }, 230],
    [{ UserData: "no base64!" }, 230],
    [{ LoginMode: "None" }, 230],
    [{ SecurityGroupId: "firewall-nowhere" }, 54002],
    [{ "PrivateIp.0": "10.1.1.1", "PrivateIp.1": "10.1.1.2" }, 230],
    [{ "NetworkInterface.0.EIP.Bandwidth": "5" }, 220],
  ] as const) {
    it(`refuses ${JSON.stringify(parameters)}`, async () => {
      expect(await create(parameters)).to.include({ RetCode });
      expect(stage.simulator.hosts()).to.deep.equal([]);
    });
  }
});
