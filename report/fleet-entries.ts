import { groupBy } from "./group-by";
import { daysToEndOfLife } from "../provider/image/end-of-life";
import type { HostsOfPin } from "./pin-hosts";
import type { Host, Pin } from "./report-data";
import type { Shown } from "./shown";
import { gravityOf, isOpen, type Status } from "./statuses";

/** A pin or a host, in the words that both share. */
export interface FleetEntry {
  readonly kind: "pin" | "host";
  readonly resource: Pin | Host;
  readonly status: Status;
  /** Days until the end of maintenance of its image; undefined when unknown, and for hosts. */
  readonly daysLeft: number | undefined;
  /** The hosts on a pin. */
  readonly hosts: readonly Host[];
}

/** A stack with its pins, and its hosts that no pin gives an image. */
export interface FleetStack {
  readonly project: string;
  readonly stack: string;
  /** The gravest first. */
  readonly entries: readonly FleetEntry[];
  /** The entries that need action. */
  readonly open: number;
}

/** Returns what needs action, the most urgent first: whatever `check` does not call current. */
export function openEntries({ pins, hosts }: Pick<Shown, "pins" | "hosts">, hostsOf: HostsOfPin, nowMs: number) {
  const entries = [...pins.map((pin) => pinEntry(pin, hostsOf, nowMs)), ...hosts.map(hostEntry)];
  return entries.filter(isOpen).sort(byUrgency);
}

/**
 * Returns the stacks with their pins and unpinned hosts. Projects come in the order of their gravest entry, and so do the
 * stacks of a project.
 */
export function fleetStacks(
  { pins, hosts }: Pick<Shown, "pins" | "hosts">,
  hostsOf: HostsOfPin,
  nowMs: number,
): FleetStack[] {
  const unpinned = hosts.filter(({ pinUrn }) => pinUrn === undefined);
  const entries = [...pins.map((pin) => pinEntry(pin, hostsOf, nowMs)), ...unpinned.map(hostEntry)];
  const groups = groupBy(entries, ({ resource: { project, stack } }) => JSON.stringify([project, stack]));
  const stacks = [...groups.values()].flatMap((own) => stackOf(own.sort(byUrgency)));
  const gravity = ({ entries: [first] }: FleetStack) => (first === undefined ? Infinity : gravityOf(first.status));
  const ofProject = new Map<string, number>();
  for (const each of stacks) {
    ofProject.set(each.project, Math.min(ofProject.get(each.project) ?? Infinity, gravity(each)));
  }
  return stacks.sort(
    (a, b) =>
      (ofProject.get(a.project) ?? 0) - (ofProject.get(b.project) ?? 0) ||
      compare(a.project, b.project) ||
      gravity(a) - gravity(b) ||
      compare(a.stack, b.stack),
  );
}

function stackOf(entries: readonly FleetEntry[]): FleetStack[] {
  const [first] = entries;
  return first === undefined
    ? []
    : [
        {
          project: first.resource.project,
          stack: first.resource.stack,
          entries,
          open: entries.filter((entry) => isOpen(entry) || entry.hosts.some(isOpen)).length,
        },
      ];
}

function pinEntry(pin: Pin, hostsOf: HostsOfPin, nowMs: number): FleetEntry {
  const daysLeft = daysToEndOfLife(pin.endOfLife, new Date(nowMs));
  return { kind: "pin", resource: pin, status: pin.status, daysLeft, hosts: hostsOf(pin) };
}

function hostEntry(host: Host): FleetEntry {
  return { kind: "host", resource: host, status: host.status, daysLeft: undefined, hosts: [] };
}

/** Unknown days come last, and the order is total, so that the same data gives the same page. */
function byUrgency(a: FleetEntry, b: FleetEntry): number {
  return (
    gravityOf(a.status) - gravityOf(b.status) ||
    (a.daysLeft ?? Number.MAX_SAFE_INTEGER) - (b.daysLeft ?? Number.MAX_SAFE_INTEGER) ||
    compare(keyOf(a), keyOf(b))
  );
}

function keyOf({ kind, resource }: FleetEntry): string {
  const { project, stack, name, urn, imageId = "" } = resource;
  return [project, stack, kind, name, urn, imageId].join("\n");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
