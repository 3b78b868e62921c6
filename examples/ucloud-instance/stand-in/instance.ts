import { randomBytes } from "node:crypto";
import { listIn } from "../../pinned-host/describe-uhost";
import { callUCloud, isRecord, type RequestParameters, type UCloudAccount } from "../../pinned-host/uhost-api";

export type Properties = Readonly<Record<string, unknown>>;

/** Where the hosts are, and whose. */
export interface Place {
  readonly account: UCloudAccount;
  readonly region: string;
}

const gbPerCore: Readonly<Record<string, number>> = { highcpu: 1, basic: 2, standard: 4, highmem: 8 };

/** Makes a host, waits until it runs, and returns its id. */
export async function makeInstance(place: Place, inputs: Properties): Promise<string> {
  const text = (name: string, otherwise = ""): string => textOf(inputs[name], otherwise);
  const [type = "", scale = "", cores = ""] = text("instanceType").split("-");
  const bootDiskType = text("bootDiskType", "local_normal");
  const imageSize = await imageSizeGb(place, text("imageId"));
  const answer = await call(place, "CreateUHostInstance", {
    Zone: text("availabilityZone"),
    ImageId: text("imageId"),
    Name: text("name"),
    Tag: text("tag", "Default"),
    LoginMode: "Password",
    Password: Buffer.from(text("rootPassword", randomPassword())).toString("base64"),
    ChargeType: capitalised(text("chargeType", "month")),
    MachineType: type.toUpperCase(),
    CPU: Number(cores),
    Memory: Number(cores) * (gbPerCore[scale] ?? 0) * 1024,
    "Disks.0.IsBoot": true,
    "Disks.0.Type": bootDiskType.toUpperCase(),
    // A local boot disk is made in the image's size.
    "Disks.0.Size": bootDiskType.startsWith("cloud_") ? Number(inputs.bootDiskSize ?? imageSize) : imageSize,
    ...(inputs.securityGroup !== undefined && { SecurityGroupId: text("securityGroup") }),
  });
  const id = String(listIn(answer, "UHostIds")[0]);
  await waitFor(place, id, "Running");
  if (inputs.remark !== undefined) await changeInstance(place, id, { remark: inputs.remark });
  return id;
}

/** What UCloud says of a host, under the provider's names; undefined when it is gone. */
export async function readInstance(place: Place, id: string): Promise<Properties | undefined> {
  const host = await describe(place, id);
  if (host === undefined) return undefined;
  const boot = records(host.DiskSet).find(({ IsBoot }) => IsBoot === "True");
  const own = records(host.IPSet).find(({ Type }) => Type === "Private");
  return {
    availabilityZone: host.Zone,
    imageId: host.BasicImageId,
    name: host.Name,
    tag: host.Tag,
    remark: host.Remark,
    chargeType: String(host.ChargeType).toLowerCase(),
    status: host.State,
    cpu: host.CPU,
    memory: Number(host.Memory) / 1024,
    bootDiskType: String(boot?.DiskType).toLowerCase(),
    bootDiskSize: boot?.Size,
    privateIp: own?.IP,
  };
}

const changes = { name: ["Name", "Name"], tag: ["Tag", "Tag"], remark: ["Remark", "Remark"] } as const;

/** Changes what can be changed here. The real provider can also resize a host and set its password. */
export async function changeInstance(place: Place, id: string, changed: Properties): Promise<void> {
  for (const [name, value] of Object.entries(changed)) {
    if (!isChangeable(name)) throw new Error(`This stand-in can't change ${name} of a host; UCloud's provider can.`);
    const [verb, parameter] = changes[name];
    await call(place, `ModifyUHostInstance${verb}`, { UHostId: id, [parameter]: textOf(value) });
  }
}

/** Deletes a host; one that is gone is deleted already. */
export async function deleteInstance(place: Place, id: string): Promise<void> {
  const host = await describe(place, id);
  if (host === undefined) return;
  if (host.State !== "Stopped") {
    await call(place, "PoweroffUHostInstance", { UHostId: id });
    await waitFor(place, id, "Stopped");
  }
  await call(place, "TerminateUHostInstance", { UHostId: id });
}

function isChangeable(name: string): name is keyof typeof changes {
  return name in changes;
}

async function imageSizeGb(place: Place, imageId: string): Promise<number> {
  const [image] = records((await call(place, "DescribeImage", { ImageId: imageId })).ImageSet);
  if (image === undefined) throw new Error(`UCloud lists no image ${imageId} in ${place.region}.`);
  return Number(image.ImageSize);
}

async function describe(place: Place, id: string): Promise<Properties | undefined> {
  return records((await call(place, "DescribeUHostInstance", { "UHostIds.0": id })).UHostSet)[0];
}

async function waitFor(place: Place, id: string, state: string): Promise<void> {
  const giveUpAtMs = Date.now() + 10 * 60_000;
  for (let pollMs = 100; ; pollMs = Math.min(pollMs * 2, 5_000)) {
    const found = textOf((await describe(place, id))?.State, "gone");
    if (found === state) return;
    if (Date.now() > giveUpAtMs) throw new Error(`Host ${id} should be ${state} by now, and is ${found}.`);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

function call({ account, region }: Place, action: string, parameters: RequestParameters): Promise<Properties> {
  return callUCloud(account, action, { Region: region, ...parameters });
}

function records(list: unknown): Record<string, unknown>[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

function textOf(value: unknown, otherwise = ""): string {
  return typeof value === "string" ? value : otherwise;
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function randomPassword(): string {
  return `${randomBytes(12).toString("base64url")}-aA1`;
}
