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

/** The id of a host of that name and business group (UCloud's Tag) that is not stopped; undefined when there is none. */
export async function findUHost(
  account: UCloudAccount,
  { region, zone, group, name }: Readonly<Record<"region" | "zone" | "group" | "name", string>>,
): Promise<string | undefined> {
  for (let offset = 0; ; offset += pageSize) {
    const page = { Region: region, Zone: zone, Tag: group, Offset: offset, Limit: pageSize };
    const hosts = listIn(await callUCloud(account, "DescribeUHostInstance", page), "UHostSet");
    const found = hosts.find((host) => isRecord(host) && host.Name === name && host.State !== "Stopped");
    if (isRecord(found)) return String(found.UHostId);
    if (hosts.length < pageSize) return undefined;
  }
}

const pageSize = 100;

/** A list of an answer's; empty when the answer does not have it. */
export function listIn(answer: Answer, field: string): readonly unknown[] {
  const list = answer[field];
  return Array.isArray(list) ? list : [];
}
