import { expect } from "chai";
import { records } from "./naive-client";
import { hostStageOfEachTest } from "./host-stage";

describe("simulator: changes of a host", () => {
  const stage = hostStageOfEachTest();
  const { created, act, shown, stopped, running } = stage;

  it("renames, remarks and regroups it, whatever it does", async () => {
    const id = await created();
    expect(await act("ModifyUHostInstanceName", id, { Name: "新名称-1" })).to.include({ RetCode: 0, UHostId: id });
    expect(await act("ModifyUHostInstanceRemark", id, { Remark: "any words, and 中文" })).to.include({ RetCode: 0 });
    expect(await act("ModifyUHostInstanceTag", id, { Tag: "group" })).to.include({ RetCode: 0 });
    expect(await shown(id)).to.include({ Name: "新名称-1", Remark: "any words, and 中文", Tag: "group" });
    await act("ModifyUHostInstanceName", id);
    await act("ModifyUHostInstanceRemark", id);
    await act("ModifyUHostInstanceTag", id);
    expect(await shown(id)).to.include({ Name: "新名称-1", Remark: "", Tag: "Default" });
    expect(await act("ModifyUHostInstanceName", id, { Name: "two words" })).to.include({ RetCode: 230 });
    expect(await act("ModifyUHostInstanceRemark", id, { Remark: "x".repeat(256) })).to.include({ RetCode: 230 });
    expect(await act("ModifyUHostInstanceTag", id, { Tag: "a/b" })).to.include({ RetCode: 230 });
  });

  it("resizes it when it is stopped", async () => {
    const id = await running();
    expect(await act("ResizeUHostInstance", id, { CPU: "4" })).to.include({ RetCode: 8010 });
    const still = await stopped();
    expect(await act("ResizeUHostInstance", still, { CPU: "4", Memory: "8192" })).to.include({ RetCode: 0 });
    expect(await shown(still)).to.include({ CPU: 4, Memory: 8192, State: "Stopped" });
    expect(await act("ResizeUHostInstance", still, { Memory: "16384", AutoStart: "true" })).to.include({ RetCode: 0 });
    expect(await shown(still)).to.include({ CPU: 4, Memory: 16384, State: "Starting" });
  });

  it("refuses a size that there is not, or that its image does not run on", async () => {
    const still = await stopped();
    expect(await act("ResizeUHostInstance", still, { CPU: "0" })).to.include({ RetCode: 8105 });
    expect(await act("ResizeUHostInstance", still, { Memory: "1025" })).to.include({ RetCode: 8106 });
    const windows = stage.simulator.publish({ ImageName: "a Windows", OsType: "Windows", Features: [] });
    const desktop = await stopped({ ImageId: windows.ImageId, LoginMode: "KeyPair" });
    expect(await act("ResizeUHostInstance", desktop, { CPU: "1" })).to.include({ RetCode: 8105 });
    expect(await shown(desktop)).to.include({ CPU: 2 });
  });

  it("makes its disks larger, and never smaller", async () => {
    const data = { "Disks.1.IsBoot": "False", "Disks.1.Type": "CLOUD_SSD", "Disks.1.Size": "20" };
    const id = await running(data);
    const [bootDisk, dataDisk] = records((await shown(id))?.["DiskSet"]).map(({ DiskId }) => String(DiskId));
    const resize = (DiskId: string | undefined, DiskSpace: string, more: Record<string, string> = {}) =>
      act("ResizeAttachedDisk", id, { DiskId: DiskId ?? "", DiskSpace, ...more });
    expect(await resize(bootDisk, "60", { DryRun: "true" })).to.include({ RetCode: 0, NeedRestart: true });
    expect(await resize(bootDisk, "50")).to.include({ RetCode: 0, NeedRestart: true, DiskId: bootDisk });
    expect(await resize(dataDisk, "7990")).to.include({ RetCode: 0 });
    const sizes = records((await shown(id))?.["DiskSet"]).map(({ Size }) => Size);
    expect(sizes).to.deep.equal([50, 7990]);
    expect(await shown(id)).to.include({ TotalDiskSpace: 7990 });
    expect(await resize(bootDisk, "40")).to.include({ RetCode: 8319 });
    expect(await resize(dataDisk, "7990")).to.include({ RetCode: 8107 });
    expect(await resize(bootDisk, "55")).to.include({ RetCode: 8107 });
    expect(await resize(bootDisk, "510")).to.include({ RetCode: 8107 });
    expect(await resize("bsi-nowhere", "60")).to.include({ RetCode: 8906 });
    expect(await resize(bootDisk, "60", { Zone: "" })).to.include({ RetCode: 220 });
  });

  it("takes a new password when it is stopped", async () => {
    const id = await running();
    const Password = Buffer.from("another-2").toString("base64");
    expect(await act("ResetUHostInstancePassword", id, { Password })).to.include({ RetCode: 8010 });
    const still = await stopped();
    expect(await act("ResetUHostInstancePassword", still, { Password })).to.include({ RetCode: 0, UHostId: still });
    expect(await shown(still)).to.include({ State: "Stopped" });
    expect(await act("ResetUHostInstancePassword", still, { Password: "short" })).to.include({ RetCode: 230 });
    expect(await act("ResetUHostInstancePassword", still)).to.include({ RetCode: 220 });
    expect(await act("ResetUHostInstancePassword", still, { LoginMode: "KeyPair" })).to.include({ RetCode: 220 });
    expect(JSON.stringify(stage.simulator.requests)).to.not.contain(Password);
  });
});
