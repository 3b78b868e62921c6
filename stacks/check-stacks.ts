import pLimit from "p-limit";
import type { LookupContext } from "../provider/context";
import { isUserError } from "../provider/text/user-error";
import type { ExportSource } from "./exports";
import { checkHost, type HostReport } from "./host-report";
import { checkPin, type PinReport } from "./pin-report";
import { collectHosts, type RecordedHost } from "./recorded-host";
import { collectPins, placeOf, resourcesOfExport, type RecordedPin } from "./stack-export";

/** A stack that was read. An export without resources does not say its project and stack. */
interface ReadStack {
  readonly source: string;
  readonly project?: string;
  readonly stack?: string;
}

interface Unreadable {
  readonly source: string;
  readonly problem: string;
}

/** The result of one run of `check`. */
export interface CheckReport {
  readonly pins: readonly PinReport[];
  /** The resources that take their image from a pin, and those with an image id written by hand that UCloud knows. */
  readonly hosts: readonly HostReport[];
  /** The stacks that were read, with or without pins. */
  readonly stacks: readonly ReadStack[];
  /** The exports that could not be read, each with the reason. */
  readonly unreadable: readonly Unreadable[];
  /** Counts: pins by status, hosts in all, hosts by problem, and stacks that were read. */
  readonly summary: Readonly<Record<PinReport["status"] | "pins" | "stacks" | "hosts" | HostCount, number>>;
}

/**
 * Problems of hosts that are counted. Behind: another image than the pin's. On a bad image: its id is written by hand, and
 * the image is past its end of life or unavailable. Not following: a move of the pin will not reach the host.
 */
type HostCount = "hostsBehind" | "hostsOnBadImages" | "hostsNotFollowing" | "hostsUnknown";

/** Shows the progress of long work. Each call of `step` counts one of `total`. */
export type Progress = (what: string, total: number) => { readonly step: () => void };

/**
 * Returns a report on the pins and hosts of all stacks. Reads at most `atOnce` exports at a time: an export takes a
 * processor on a local backend, and waits for the network elsewhere. Keeps only the pins and hosts of each export, and
 * checks the pins together, so that they share listings.
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
    Promise.all(recordedPins.map((pin) => checkPin(account, pin).finally(looking.step))),
    Promise.all(recorded.flatMap((stack) => stack.hosts).map((host) => checkHost(account, host))),
  ]);
  const stacks = recorded.map(({ place }) => place);
  const report = { pins: pins.flat(), hosts: hosts.flat(), stacks, unreadable };
  return { ...report, summary: summaryOf(report, sources.length - unreadable.length) };
}

interface RecordedStack {
  readonly place: ReadStack;
  readonly pins: readonly RecordedPin[];
  readonly hosts: readonly RecordedHost[];
}

async function readStack({ name, read }: ExportSource): Promise<RecordedStack | Unreadable> {
  try {
    const resources = resourcesOfExport(await read(), name);
    const [first] = resources.map((resource) => placeOf(resource, name));
    const place = { source: name, ...(first && { project: first.project, stack: first.stack }) };
    return { place, pins: collectPins(resources, name), hosts: collectHosts(resources, name) };
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
