import { expect } from "chai";
import { failureOf } from "../failure";
import { HostProvider, ProviderError, type InstanceArguments } from "./host-provider";
import { hostStageOfEachTest } from "./host-stage";

describe("simulator: the requests of UCloud's Terraform provider", () => {
  const stage = hostStageOfEachTest();

  function provider(settings: { projectId?: string; privateKey?: string } = {}): HostProvider {
    const { url: baseUrl, publicKey, privateKey } = stage.simulator;
    return new HostProvider({
      baseUrl,
      publicKey,
      privateKey,
      region: "cn-bj2",
      projectId: "org-simulator",
      ...settings,
    });
  }

  function web(more: Partial<InstanceArguments> = {}): InstanceArguments {
    return {
      availabilityZone: "cn-bj2-05",
      imageId: stage.image.ImageId,
      instanceType: "n-basic-2",
      name: "tf-example",
      bootDiskType: "cloud_ssd",
      ...more,
    };
  }

  function actions(): string[] {
    const asked = stage.simulator.requests.map(({ action }) => action);
    stage.simulator.resetRequests();
    return asked;
  }

  it("make, read, change and delete a host", async () => {
    const hosts = provider();
    await hosts.plan(web());
    const made = await hosts.create(web({ remark: "first" }));
    const id = String(made["id"]);
    expect(actions()).to.deep.equal([
      "DescribeFirewall",
      "DescribeImage",
      "CreateUHostInstance",
      "DescribeUHostInstance",
      "DescribeUHostInstance",
      "DescribeUHostInstance",
      "ModifyUHostInstanceRemark",
      "DescribeUHostInstance",
      "DescribeFirewall",
    ]);
    const arguments_ = { imageId: stage.image.ImageId, name: "tf-example", remark: "first", tag: "Default" };
    expect(made).to.include({ ...arguments_, status: "Running", cpu: 2, memory: 4, chargeType: "Month" });
    expect(made).to.include({ bootDiskType: "cloud_ssd", bootDiskSize: stage.image.ImageSize });
    expect(await hosts.read(id)).to.deep.equal(made);

    const second = await hosts.create(web());
    stage.simulator.resetRequests();
    const changed = await hosts.update(id, web(), web({ name: "other", tag: "group", instanceType: "n-basic-4" }));
    expect(changed).to.include({ name: "other", tag: "group", cpu: 4, memory: 8, status: "Running" });
    expect(actions()).to.deep.equal([
      "ModifyUHostInstanceTag",
      "ModifyUHostInstanceName",
      "DescribeUHostInstance",
      "StopUHostInstance",
      "DescribeUHostInstance",
      "DescribeUHostInstance",
      "ResizeUHostInstance",
      "DescribeUHostInstance",
      "DescribeUHostInstance",
      "StartUHostInstance",
      "DescribeUHostInstance",
      "DescribeUHostInstance",
      "DescribeUHostInstance",
      "DescribeFirewall",
    ]);

    await hosts.delete(id);
    expect(actions()).to.deep.equal([
      "DescribeUHostInstance",
      "PoweroffUHostInstance",
      "DescribeUHostInstance",
      "DescribeUHostInstance",
      "TerminateUHostInstance",
      "DescribeUHostInstance",
    ]);
    expect(stage.simulator.hosts().map(({ UHostId }) => UHostId)).to.deep.equal([second["id"]]);
    await hosts.delete(id);
    expect(actions()).to.deep.equal(["DescribeUHostInstance"]);
  });

  it("leave a host on its image when the image alone changes", async () => {
    const hosts = provider();
    const made = await hosts.create(web());
    const newer = stage.simulator.publish();
    stage.simulator.resetRequests();
    const after = await hosts.update(String(made["id"]), web(), web({ imageId: newer.ImageId }));
    expect(after["imageId"]).to.equal(stage.image.ImageId);
    expect(actions()).to.deep.equal(["DescribeUHostInstance", "DescribeFirewall"]);
  });

  it("make a local boot disk in the image's size, and let it grow afterwards", async () => {
    const local = web({ bootDiskType: "local_normal", bootDiskSize: 60 });
    expect(await provider().create(local)).to.include({ bootDiskSize: 60, status: "Running" });
    expect(actions()).to.include.members(["StopUHostInstance", "ResizeAttachedDisk", "StartUHostInstance"]);
  });

  it("set a password and a firewall on a host that is there", async () => {
    const hosts = provider();
    const made = await hosts.create(web({ rootPassword: "wA1234567" }));
    const id = String(made["id"]);
    const [, other] = await hosts.securityGroups();
    stage.simulator.resetRequests();
    const changed = web({ rootPassword: "other-2", securityGroup: other ?? "" });
    await failureOf(hosts.update(id, web(), changed), ProviderError);
    const after = await hosts.update(id, web(), { ...changed, rootPassword: "wB7654321" });
    expect(after).to.include({ securityGroup: other, status: "Running" });
    expect(actions()).to.include.members(["GrantFirewall", "ResetUHostInstancePassword"]);
  });

  it("are refused for an unknown project, image, zone, password or key", async () => {
    const refusal = async (hosts: HostProvider, instance: InstanceArguments): Promise<unknown> =>
      (await failureOf(hosts.create(instance), ProviderError)).retCode;
    expect(await refusal(provider({ projectId: "org-nowhere" }), web())).to.equal(292);
    expect(await refusal(provider({ privateKey: "another" }), web())).to.equal(171);
    expect(await refusal(provider(), web({ availabilityZone: "cn-bj2-99" }))).to.equal(230);
    expect(await refusal(provider(), web({ rootPassword: "weak" }))).to.equal(230);
    // The provider looks the image up before it makes a host, and finds none.
    expect(await refusal(provider(), web({ imageId: "uimage-nowhere" }))).to.equal(undefined);
    stage.simulator.retire(stage.image.ImageId);
    expect(await refusal(provider(), web())).to.equal(8961);
    expect(stage.simulator.hosts()).to.deep.equal([]);
  });
});
