import type * as pulumi from "@pulumi/pulumi";
import type { Answer, RequestParameters, UCloudAccount } from "./uhost-api";
import { callUCloud, isRecord } from "./uhost-api";

/** The inputs of a host, all known. */
export interface UHostInputs {
  readonly region: string;
  readonly zone: string;
  readonly imageId: string;
  readonly name: string;
  readonly initialPassword: string;
  readonly machineType: string;
  readonly cpu: number;
  readonly memoryMb: number;
  readonly bootDiskGb: number;
}

/** What the state keeps of a host: its inputs without the password, and what UCloud says of it. */
export type UHostOutputs = Omit<UHostInputs, "initialPassword"> & { readonly state: string };

// A change of these replaces the host. The password is not among them: it is used once, when the host is made.
const replacing = ["region", "zone", "imageId", "name", "machineType", "cpu", "memoryMb", "bootDiskGb"] as const;

const pollMs = 2_000;
const patienceMs = 10 * 60_000;

/** The life of a host. Pulumi runs it in a process of its own; the keys are read there and never reach the state. */
export class UHostProvider implements pulumi.dynamic.ResourceProvider<UHostInputs, UHostOutputs> {
  private account: UCloudAccount | undefined;

  /** Takes the settings that PinnedImage takes too: from the stack's configuration, else from the environment. */
  async configure({ config }: pulumi.dynamic.ConfigureRequest): Promise<void> {
    const publicKey = config.get("ucloud-image:publicKey") ?? process.env.UCLOUD_PUBLIC_KEY;
    const privateKey = config.get("ucloud-image:privateKey") ?? process.env.UCLOUD_PRIVATE_KEY;
    if (publicKey === undefined || privateKey === undefined) return;
    const projectId = config.get("ucloud-image:projectId") ?? process.env.UCLOUD_PROJECT_ID;
    const baseUrl = config.get("ucloud-image:baseUrl") ?? process.env.UCLOUD_API_BASE_URL ?? "https://api.ucloud.cn";
    this.account = { publicKey, privateKey, projectId, baseUrl };
  }

  async diff(_id: string, olds: UHostOutputs, news: UHostInputs): Promise<pulumi.dynamic.DiffResult> {
    const replaces = replacing.filter((input) => olds[input] !== news[input]);
    return { changes: replaces.length > 0, replaces };
  }

  async create(inputs: UHostInputs): Promise<pulumi.dynamic.CreateResult<UHostOutputs>> {
    const { initialPassword, ...kept } = inputs;
    const answer = await this.call("CreateUHostInstance", {
      Region: inputs.region,
      Zone: inputs.zone,
      ImageId: inputs.imageId,
      Name: inputs.name,
      LoginMode: "Password",
      Password: Buffer.from(initialPassword).toString("base64"),
      MachineType: inputs.machineType,
      CPU: inputs.cpu,
      Memory: inputs.memoryMb,
      "Disks.0.IsBoot": true,
      "Disks.0.Type": "CLOUD_SSD",
      "Disks.0.Size": inputs.bootDiskGb,
      ChargeType: "Dynamic",
    });
    const id: unknown = listIn(answer, "UHostIds")[0];
    if (typeof id !== "string") throw new Error("CreateUHostInstance answered without the id of a host");
    const outs = { ...kept, state: "Running" };
    await this.waitFor(inputs.region, id, "Running").catch((error: Error) => {
      // With the id in the error Pulumi keeps the host in its state, and can delete it.
      throw Object.assign(error, { id, properties: { ...outs, state: "Unknown" }, reasons: [error.message] });
    });
    return { id, outs };
  }

  /** A host that UCloud no longer lists is gone; any other failure to look is an error. */
  async read(id: string, props?: UHostOutputs): Promise<pulumi.dynamic.ReadResult<UHostOutputs>> {
    if (props === undefined) throw new Error(`Host ${id} is in no state: this example can't import hosts`);
    const host = await this.describe(props.region, id);
    return host === undefined ? {} : { id, props: { ...props, ...host } };
  }

  async delete(id: string, { region }: UHostOutputs): Promise<void> {
    const host = await this.describe(region, id);
    if (host === undefined) return;
    if (host.state !== "Stopped") {
      // UCloud terminates no running host.
      await this.call("StopUHostInstance", { Region: region, UHostId: id });
      await this.waitFor(region, id, "Stopped");
    }
    await this.call("TerminateUHostInstance", { Region: region, UHostId: id, ReleaseUDisk: true });
  }

  private async waitFor(region: string, id: string, state: string): Promise<void> {
    const giveUpAtMs = Date.now() + patienceMs;
    for (;;) {
      const found = (await this.describe(region, id))?.state;
      if (found === state) return;
      if (Date.now() > giveUpAtMs) throw new Error(`Host ${id} should be ${state} by now, and is ${found ?? "gone"}`);
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }

  private async describe(region: string, id: string): Promise<{ imageId: string; state: string } | undefined> {
    const answer = await this.call("DescribeUHostInstance", { Region: region, "UHostIds.0": id });
    const host = listIn(answer, "UHostSet").find((candidate) => isRecord(candidate) && candidate.UHostId === id);
    return isRecord(host) ? { imageId: String(host.BasicImageId), state: String(host.State) } : undefined;
  }

  private call(action: string, parameters: RequestParameters): Promise<Answer> {
    if (this.account !== undefined) return callUCloud(this.account, action, parameters);
    throw new Error(
      `${action} needs UCloud keys: set ucloud-image:publicKey and ucloud-image:privateKey in the stack's configuration, ` +
        "or UCLOUD_PUBLIC_KEY and UCLOUD_PRIVATE_KEY in the environment",
    );
  }
}

function listIn(answer: Answer, field: string): readonly unknown[] {
  const list = answer[field];
  return Array.isArray(list) ? list : [];
}
