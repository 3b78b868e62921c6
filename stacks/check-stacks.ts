import pLimit from "p-limit";
import type { LookupContext } from "../provider/context";
import { isUserError } from "../provider/text/user-error";
import type { ExportSource } from "./exports";
import { hostReportsOf, type HostReport } from "./host-report";
import { reportOf, type PinReport } from "./pin-report";
import { hostsAmong, type RecordedHost } from "./recorded-host";
import { pinsAmong, resourcesOfExport, type RecordedPin } from "./stack-export";

interface Unreadable {
  readonly source: string;
  readonly problem: string;
}

/** What a run of `check` saw. */
export interface CheckReport {
  readonly pins: readonly PinReport[];
  /** The resources that stand on a pin, and those on an image that is written by hand and that UCloud knows. */
  readonly hosts: readonly HostReport[];
  /** Exports that could not be read, and why. */
  readonly unreadable: readonly Unreadable[];
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

/**
 * Reads all exports, so many at once, and then looks at all their pins, which share their listings. An export takes a
 * processor on a local backend and waits for the network elsewhere; of each only pins and hosts are kept.
 */
export async function checkStacks(
  account: LookupContext,
  sources: readonly ExportSource[],
  progress: Progress,
  atOnce = 16,
): Promise<CheckReport> {
  const reading = progress("stacks read", sources.length);
  const limit = pLimit(atOnce);
  const read = await Promise.all(sources.map((source) => limit(() => readStack(source).finally(reading.step))));
  const recorded = read.flatMap((stack) => ("pins" in stack ? [stack] : []));
  const unreadable = read.flatMap((stack) => ("problem" in stack ? [stack] : []));
  const recordedPins = recorded.flatMap((stack) => stack.pins);
  const looking = progress("pins checked", recordedPins.length);
  const [pins, hosts] = await Promise.all([
    Promise.all(recordedPins.map((pin) => reportOf(account, pin).finally(looking.step))),
    Promise.all(recorded.flatMap((stack) => stack.hosts).map((host) => hostReportsOf(account, host))),
  ]);
  const report = { pins, hosts: hosts.flat(), unreadable };
  return { ...report, summary: summaryOf(report, sources.length - unreadable.length) };
}

interface RecordedStack {
  readonly pins: readonly RecordedPin[];
  readonly hosts: readonly RecordedHost[];
}

async function readStack({ name, read }: ExportSource): Promise<RecordedStack | Unreadable> {
  try {
    const resources = resourcesOfExport(await read(), name);
    return { pins: pinsAmong(resources, name), hosts: hostsAmong(resources, name) };
  } catch (error) {
    if (!isUserError(error)) {
      throw error;
    }
    return { source: name, problem: error.message };
  }
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
