import type { Answer, UCloudAccount } from "./uhost-api";
import { callUCloud, isRecord } from "./uhost-api";

/** What UCloud says of a host, as far as this example asks. */
export interface UHost {
  /** The image that it was made from: UCloud's BasicImageId. */
  readonly imageId: string;
  readonly state: string;
}

/** Asks for one host by its id; undefined when UCloud does not list it. */
export async function describeUHost(account: UCloudAccount, region: string, id: string): Promise<UHost | undefined> {
  const answer = await callUCloud(account, "DescribeUHostInstance", { Region: region, "UHostIds.0": id });
  const host = listIn(answer, "UHostSet").find((candidate) => isRecord(candidate) && candidate.UHostId === id);
  return isRecord(host) ? { imageId: String(host.BasicImageId), state: String(host.State) } : undefined;
}

/** A list of an answer's; empty when the answer does not have it. */
export function listIn(answer: Answer, field: string): readonly unknown[] {
  const list = answer[field];
  return Array.isArray(list) ? list : [];
}
