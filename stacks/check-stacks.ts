import type { LookupContext } from "../provider/context";
import { isUserError } from "../provider/text/user-error";
import type { ExportSource } from "./exports";
import { hostReportsOf, type HostReport } from "./host-report";
import { reportOf, type PinReport } from "./pin-report";
import { hostsAmong, type RecordedHost } from "./recorded-host";
import { pinsAmong, resourcesOfExport, type RecordedPin } from "./stack-export";

/** What a run of `check` saw. */
export interface CheckReport {
  readonly pins: readonly PinReport[];
  /** The resources that stand on a pin, and those on an image that is written by hand and that UCloud knows. */
  readonly hosts: readonly HostReport[];
  /** Exports that could not be read, and why. */
  readonly unreadable: readonly { readonly source: string; readonly problem: string }[];
  /**
   * How many pins have which status, how many hosts there are, on how many of them something is wrong, and how many stacks
   * were read.
   */
  readonly summary: Readonly<Record<PinReport["status"] | "pins" | "stacks" | "hosts" | HostCount, number>>;
}

/** Hosts on another image than their pin's, on a bad image that is written by hand, and on a pin that they do not follow. */
type HostCount = "hostsBehind" | "hostsOnBadImages" | "hostsNotFollowing" | "hostsUnknown";

/** Shows how far long work is; each step is one of `total`. */
export type Progress = (what: string, total: number) => { readonly step: () => void };

/** Reads all exports, one after the other, and then looks at all their pins, which share their listings. */
export async function checkStacks(
  account: LookupContext,
  sources: readonly ExportSource[],
  progress: Progress,
): Promise<CheckReport> {
  const recorded: { readonly pins: RecordedPin[]; readonly hosts: RecordedHost[] } = { pins: [], hosts: [] };
  const unreadable: CheckReport["unreadable"][number][] = [];
  const reading = progress("stacks read", sources.length);
  for (const { name, read } of sources) {
    try {
      const resources = resourcesOfExport(await read(), name);
      recorded.pins.push(...pinsAmong(resources, name));
      recorded.hosts.push(...hostsAmong(resources, name));
    } catch (error) {
      if (!isUserError(error)) {
        throw error;
      }
      unreadable.push({ source: name, problem: error.message });
    }
    reading.step();
  }
  const looking = progress("pins checked", recorded.pins.length);
  const [pins, hosts] = await Promise.all([
    Promise.all(recorded.pins.map((pin) => reportOf(account, pin).finally(looking.step))),
    Promise.all(recorded.hosts.map((host) => hostReportsOf(account, host))),
  ]);
  const report = { pins, hosts: hosts.flat(), unreadable };
  return { ...report, summary: summaryOf(report, sources.length - unreadable.length) };
}

function summaryOf({ pins, hosts }: Pick<CheckReport, "pins" | "hosts">, stacks: number): CheckReport["summary"] {
  const count = (status: PinReport["status"]) => pins.filter((pin) => pin.status === status).length;
  const countHosts = (...statuses: HostReport["status"][]) =>
    hosts.filter(({ status }) => statuses.includes(status)).length;
  return {
    stacks,
    pins: pins.length,
    current: count("current"),
    superseded: count("superseded"),
    endOfLife: count("endOfLife"),
    unavailable: count("unavailable"),
    gone: count("gone"),
    unknown: count("unknown"),
    hosts: hosts.length,
    hostsBehind: countHosts("behind"),
    hostsOnBadImages: countHosts("endOfLife", "unavailable"),
    hostsNotFollowing: hosts.filter(({ warning }) => warning !== undefined).length,
    hostsUnknown: countHosts("unknown"),
  };
}
