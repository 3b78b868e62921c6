import { createHash, randomBytes } from "node:crypto";
import { record, records } from "./naive-client";

/** What UCloud's Terraform provider is configured with. */
export interface ProviderSettings {
  readonly baseUrl: string;
  readonly publicKey: string;
  readonly privateKey: string;
  readonly region: string;
  readonly projectId: string;
}

/** Arguments of a ucloud_instance, as far as they lead to requests. */
export interface InstanceArguments {
  readonly availabilityZone: string;
  readonly imageId: string;
  /** Such as n-basic-2: machine type, GB for each core in a word, cores. */
  readonly instanceType: string;
  readonly name: string;
  readonly rootPassword?: string;
  readonly remark?: string;
  readonly tag?: string;
  readonly securityGroup?: string;
  readonly bootDiskType?: string;
  readonly bootDiskSize?: number;
}

/** The state of a ucloud_instance, as far as these tests look at it. */
export type InstanceState = Readonly<Record<string, unknown>>;

/** A call that UCloud refused. */
export class ProviderError extends Error {
  constructor(
    readonly retCode: unknown,
    message: unknown,
  ) {
    super(String(message));
  }
}

const gbPerCore: Readonly<Record<string, number>> = { highcpu: 1, basic: 2, standard: 4, highmem: 8 };

/**
 * Asks UCloud what UCloud's Terraform provider asks, in the same order: read from the source of version 1.39 (resource
 * ucloud_instance), since no registry here has the provider itself. It polls without waiting in between.
 */
export class HostProvider {
  constructor(private readonly settings: ProviderSettings) {}

  /** What its plan checks: two default firewalls. */
  async plan({ securityGroup }: InstanceArguments): Promise<void> {
    if (securityGroup !== undefined) return;
    if ((await this.securityGroups()).length < 2)
      throw new ProviderError(undefined, "the default security group is not found");
  }

  /** The ids that its data source ucloud_security_groups finds. */
  async securityGroups(): Promise<string[]> {
    return records((await this.call("DescribeFirewall", {}))["DataSet"]).map(({ FWId }) => String(FWId));
  }

  async create(instance: InstanceArguments): Promise<InstanceState> {
    const { availabilityZone, imageId, bootDiskSize, bootDiskType = "local_normal" } = instance;
    const image = await this.image(imageId);
    const imageSize = Number(image["ImageSize"]);
    if (bootDiskSize !== undefined && bootDiskSize < imageSize) {
      throw new ProviderError(undefined, `expected boot_disk_size to be at least ${imageSize}`);
    }
    const cloud = bootDiskType.startsWith("cloud_");
    const { machineType, cpu, memory } = parsed(instance.instanceType);
    const answer = await this.call("CreateUHostInstance", {
      Zone: availabilityZone,
      ImageId: imageId,
      LoginMode: "Password",
      Password: base64(instance.rootPassword ?? `${randomBytes(4).toString("hex")}-12346`),
      CPU: cpu,
      Memory: memory,
      ChargeType: "Month",
      Quantity: 1,
      Name: instance.name,
      Tag: instance.tag ?? "Default",
      "Disks.0.IsBoot": "true",
      "Disks.0.Type": bootDiskType.toUpperCase(),
      "Disks.0.Size": cloud ? (bootDiskSize ?? imageSize) : imageSize,
      MachineType: machineType,
      MinimalCpuPlatform: "Intel/Auto",
      ...(instance.securityGroup !== undefined && { SecurityGroupId: instance.securityGroup }),
    });
    const { UHostIds: [id] = [] } = answer as { UHostIds?: unknown[] };
    await this.host(String(id));
    await this.waitFor(String(id), "State", "Running");
    return this.update(String(id), {}, instance, { isNew: true });
  }

  /** Changes what differs between the old arguments and the new ones; a new image is no difference to it. */
  async update(
    id: string,
    old: Partial<InstanceArguments>,
    instance: InstanceArguments,
    { isNew = false } = {},
  ): Promise<InstanceState> {
    const changed = (name: keyof InstanceArguments): boolean => old[name] !== instance[name];
    if (changed("securityGroup") && !isNew) {
      const grant = { FWId: instance.securityGroup ?? "", ResourceType: "uhost", ResourceId: id };
      await this.call("GrantFirewall", grant);
    }
    if (changed("remark")) await this.call("ModifyUHostInstanceRemark", { UHostId: id, Remark: instance.remark ?? "" });
    if (changed("tag") && !isNew) {
      await this.call("ModifyUHostInstanceTag", { UHostId: id, Tag: instance.tag ?? "Default" });
    }
    if (changed("name") && !isNew) await this.call("ModifyUHostInstanceName", { UHostId: id, Name: instance.name });
    await this.changeWhileStopped(id, instance, {
      size: changed("instanceType") && !isNew,
      password: changed("rootPassword") && !isNew,
      bootDisk: changed("bootDiskSize") && (await this.bootDiskIsToGrow(instance, isNew)),
    });
    return this.read(id);
  }

  async read(id: string): Promise<InstanceState> {
    const host = await this.host(id);
    const firewalls = records(
      (await this.call("DescribeFirewall", { ResourceId: id, ResourceType: "uhost" }))["DataSet"],
    );
    const boot = records(host["DiskSet"]).find(({ IsBoot }) => IsBoot === "True");
    const own = records(host["IPSet"]).find(({ Type }) => Type === "Private");
    return {
      id,
      availabilityZone: host["Zone"],
      imageId: host["BasicImageId"],
      name: host["Name"],
      remark: host["Remark"],
      tag: host["Tag"],
      status: host["State"],
      cpu: host["CPU"],
      memory: Number(host["Memory"]) / 1024,
      chargeType: host["ChargeType"],
      bootDiskType: String(boot?.["DiskType"]).toLowerCase(),
      bootDiskSize: boot?.["Size"],
      privateIp: own?.["IP"],
      vpcId: own?.["VPCId"],
      securityGroup: firewalls[0]?.["FWId"],
    };
  }

  async delete(id: string): Promise<void> {
    const host = await this.find(id);
    if (host === undefined) return;
    if (host["State"] !== "Stopped") {
      await this.call("PoweroffUHostInstance", { UHostId: id });
      await this.waitFor(id, "State", "Stopped");
    }
    await this.call("TerminateUHostInstance", { UHostId: id });
    if ((await this.find(id)) !== undefined) throw new ProviderError(undefined, `${id} has not been deleted`);
  }

  private async changeWhileStopped(
    id: string,
    { availabilityZone, instanceType, rootPassword, bootDiskSize }: InstanceArguments,
    change: Readonly<Record<"size" | "password" | "bootDisk", boolean>>,
  ): Promise<void> {
    if (change.password) {
      await this.host(id);
      await this.waitFor(id, "BootDiskState", "Normal");
    }
    if (!change.size && !change.password && !change.bootDisk) return;
    if ((await this.host(id))["State"] !== "Stopped") {
      await this.call("StopUHostInstance", { UHostId: id });
      await this.waitFor(id, "State", "Stopped");
    }
    if (change.password) {
      await this.call("ResetUHostInstancePassword", { UHostId: id, Password: base64(rootPassword ?? "") });
    }
    if (change.size) {
      const { cpu, memory } = parsed(instanceType);
      await this.call("ResizeUHostInstance", { UHostId: id, Zone: availabilityZone, CPU: cpu, Memory: memory });
    }
    if (change.bootDisk) {
      const boot = records((await this.host(id))["DiskSet"]).find(({ IsBoot }) => IsBoot === "True");
      const disk = { DiskId: String(boot?.["DiskId"]), DiskSpace: bootDiskSize ?? 0 };
      await this.call("ResizeAttachedDisk", { UHostId: id, Zone: availabilityZone, ...disk });
    }
    await this.waitFor(id, "State", "Stopped");
    if ((await this.host(id))["State"] !== "Running") {
      await this.call("StartUHostInstance", { UHostId: id });
      await this.waitFor(id, "State", "Running");
    }
  }

  /** A cloud disk was made in its size; a local one was made in the image's, and grows afterwards. */
  private async bootDiskIsToGrow(instance: InstanceArguments, isNew: boolean): Promise<boolean> {
    const imageSize = Number((await this.image(instance.imageId))["ImageSize"]);
    const madeSo = isNew && (instance.bootDiskType ?? "local_normal").startsWith("cloud_");
    return !madeSo && imageSize !== instance.bootDiskSize;
  }

  private async image(imageId: string): Promise<Record<string, unknown>> {
    const [image] = records((await this.call("DescribeImage", { ImageId: imageId }))["ImageSet"]);
    if (image === undefined) throw new ProviderError(undefined, `the image ${imageId} is not found`);
    return image;
  }

  private async host(id: string): Promise<Record<string, unknown>> {
    const host = await this.find(id);
    if (host === undefined) throw new ProviderError(undefined, `the instance ${id} is not found`);
    return host;
  }

  private async find(id: string): Promise<Record<string, unknown> | undefined> {
    return records((await this.call("DescribeUHostInstance", { "UHostIds.0": id }))["UHostSet"])[0];
  }

  private async waitFor(id: string, field: "State" | "BootDiskState", value: string): Promise<void> {
    for (let asked = 0; asked < 20; asked += 1) if ((await this.host(id))[field] === value) return;
    throw new ProviderError(undefined, `${id} does not become ${value}`);
  }

  /** UCloud's Go SDK sends a form, and leaves empty texts out. */
  private async call(
    action: string,
    parameters: Readonly<Record<string, string | number>>,
  ): Promise<Record<string, unknown>> {
    const { baseUrl, publicKey, privateKey, region, projectId } = this.settings;
    const named = { Action: action, PublicKey: publicKey, Region: region, ProjectId: projectId };
    const all: Record<string, string | number> = { ...named, ...parameters };
    const pairs = Object.entries(all)
      .map(([name, value]) => [name, String(value)] as const)
      .filter(([, value]) => value !== "")
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const text = pairs.flat().join("") + privateKey;
    const body = new URLSearchParams(Object.fromEntries(pairs));
    body.set("Signature", createHash("sha1").update(text).digest("hex"));
    const answer = record(await (await fetch(baseUrl, { method: "POST", body })).json());
    if (answer["RetCode"] !== 0) throw new ProviderError(answer["RetCode"], answer["Message"]);
    return answer;
  }
}

function parsed(instanceType: string): { machineType: string; cpu: number; memory: number } {
  const [type = "", scale = "", cores = ""] = instanceType.split("-");
  const cpu = Number(cores);
  return { machineType: type.toUpperCase(), cpu, memory: cpu * (gbPerCore[scale] ?? 0) * 1024 };
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
