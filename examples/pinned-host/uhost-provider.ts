import { randomBytes } from "node:crypto";
import type * as pulumi from "@pulumi/pulumi";
import { describeUHost, findUHost, listIn } from "./describe-uhost";
import type { UCloudAccount } from "./uhost-api";
import { callUCloud } from "./uhost-api";
import { ownName } from "./own-name";

/** The inputs of a host, all known. */
export interface UHostInputs {
  readonly region: string;
  readonly zone: string;
  readonly imageId: string;
  readonly name: string;
  readonly initialPassword?: string;
  readonly machineType: string;
  readonly cpu: number;
  readonly memoryMb: number;
  readonly bootDiskGb: number;
  /** The resource's URN. Without it, a host whose creation was cut off is not found again. */
  readonly owner?: string;
}

/** What the state keeps of a host: all but the password. */
export type UHostOutputs = Omit<UHostInputs, "initialPassword">;

// A change of these replaces the host. The password is not among them: it is used once, when the host is made.
const replacing = ["region", "zone", "imageId", "name", "machineType", "cpu", "memoryMb", "bootDiskGb"] as const;

// A host is asked for soon at first, then ever less often.
const firstPollMs = 200;
const longestPollMs = 5_000;
const patienceMs = 10 * 60_000;

/** The life of a host. Pulumi runs it in a process of its own; the keys are read there and never reach the state. */
export class UHostProvider implements pulumi.dynamic.ResourceProvider<UHostInputs, UHostOutputs> {
  private account: UCloudAccount | undefined;
  /** Hosts that were found again instead of made. A list, since Pulumi can't serialise a Set. */
  private resumed: readonly string[] = [];

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

  /**
   * Makes a host, or goes on with the one that an earlier run made when it was killed before it could note its id: UCloud
   * takes no client token, so asking again would make a second host.
   */
  async create(inputs: UHostInputs): Promise<pulumi.dynamic.CreateResult<UHostOutputs>> {
    const { initialPassword = randomPassword(), ...kept } = inputs;
    const id = (await this.hostCutOff(inputs)) ?? (await this.makeHost(inputs, initialPassword));
    await this.waitFor(inputs.region, id, ["Running"]).catch((cause: unknown) => {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      // With the id in the error Pulumi keeps the host in its state, and can delete it.
      throw Object.assign(error, { id, properties: kept, reasons: [error.message] });
    });
    return { id, outs: kept };
  }

  /** A host that UCloud no longer lists is gone; any other failure to look is an error. */
  async read(id: string, props?: UHostOutputs): Promise<pulumi.dynamic.ReadResult<UHostOutputs>> {
    if (props === undefined) throw new Error(`Host ${id} is in no state: this example can't import hosts`);
    const host = await describeUHost(this.knownAccount(), props.region, id);
    return host === undefined ? {} : { id, props: { ...props, imageId: host.imageId } };
  }

  async delete(id: string, { region }: UHostOutputs): Promise<void> {
    // `pulumi up --replace` makes the same host again, which finds the one that is there: it is its own replacement.
    if (this.resumed.includes(id)) return;
    const account = this.knownAccount();
    if ((await describeUHost(account, region, id)) === undefined) return;
    // UCloud terminates no running host, and stops none that is still starting.
    if ((await this.waitFor(region, id, ["Running", "Stopped", "Install Fail"])) === "Running") {
      await callUCloud(account, "StopUHostInstance", { Region: region, UHostId: id });
      await this.waitFor(region, id, ["Stopped"]);
    }
    await callUCloud(account, "TerminateUHostInstance", { Region: region, UHostId: id, ReleaseUDisk: true });
  }

  private async hostCutOff(inputs: UHostInputs): Promise<string | undefined> {
    const own = ownName(inputs);
    const id = own && (await findUHost(this.knownAccount(), { ...own, region: inputs.region, zone: inputs.zone }));
    if (id !== undefined) this.resumed = [...this.resumed, id];
    return id;
  }

  private async makeHost(inputs: UHostInputs, password: string): Promise<string> {
    const { name, group } = ownName(inputs) ?? { name: inputs.name, group: "Default" };
    const answer = await callUCloud(this.knownAccount(), "CreateUHostInstance", {
      Region: inputs.region,
      Zone: inputs.zone,
      ImageId: inputs.imageId,
      Name: name,
      Tag: group,
      LoginMode: "Password",
      Password: Buffer.from(password).toString("base64"),
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
    return id;
  }

  /** Waits until the host is in one of these states, and says in which. */
  private async waitFor(region: string, id: string, states: readonly string[]): Promise<string> {
    const giveUpAtMs = Date.now() + patienceMs;
    for (let pollMs = firstPollMs; ; pollMs = Math.min(pollMs * 2, longestPollMs)) {
      const found = (await describeUHost(this.knownAccount(), region, id))?.state;
      if (found !== undefined && states.includes(found)) return found;
      if (Date.now() > giveUpAtMs) {
        throw new Error(`Host ${id} should be ${states.join(" or ")} by now, and is ${found ?? "gone"}`);
      }
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }

  private knownAccount(): UCloudAccount {
    if (this.account !== undefined) return this.account;
    throw new Error(
      "A UHostInstance needs UCloud keys: set ucloud-image:publicKey and ucloud-image:privateKey in the stack's " +
        "configuration, or UCLOUD_PUBLIC_KEY and UCLOUD_PRIVATE_KEY in the environment",
    );
  }
}

// UCloud wants letters of both cases, digits or symbols: at least two of these kinds.
function randomPassword(): string {
  return `${randomBytes(15).toString("base64url")}-aA1`;
}
