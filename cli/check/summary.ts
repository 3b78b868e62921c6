import type { CheckReport } from "../../stacks/check-stacks";
import type { HostReport } from "../../stacks/host-report";

/** Returns the report in one line: `12 pins of 3 stacks: 9 current, 2 superseded, 1 gone; 4 hosts: 1 behind its pin`. */
export function summaryLine({ summary, unreadable }: CheckReport): string {
  const { stacks, pins, hosts, hostsBehind, hostsOnBadImages, hostsNotFollowing, hostsUnknown, ...statuses } = summary;
  const found = Object.entries(statuses).map(([status, count]) => [count, statusLabels[status] ?? status] as const);
  const foundOfHosts = [
    [hostsBehind, "behind its pin"],
    [hostsOnBadImages, "on an unpinned image that is past end of life or unavailable"],
    [hostsNotFollowing, "that a move of its pin will not reach"],
    [hostsUnknown, "could not be checked"],
  ] as const;
  return [
    countsText(plural(pins, "pin"), `of ${plural(stacks, "stack")}`, found),
    ...(hosts === 0 ? [] : [countsText(plural(hosts, "host"), "", foundOfHosts)]),
    ...(unreadable.length === 0 ? [] : [`${plural(unreadable.length, "stack")} could not be read`]),
  ].join("; ");
}

function countsText(what: string, where: string, counts: readonly (readonly [count: number, what: string])[]): string {
  const detail = counts.filter(([count]) => count > 0).map(([count, status]) => `${count} ${status}`);
  return `${what}${where === "" ? "" : ` ${where}`}${detail.length === 0 ? "" : `: ${detail.join(", ")}`}`;
}

/** Returns the text of a host's row: its finding and its warning. */
export function hostFinding({ text, warning }: HostReport): string {
  return [text, warning].filter((part) => part !== undefined && part !== "").join(" Also ");
}

/** Labels of the statuses whose name is not a plain word. */
export const statusLabels: Readonly<Record<string, string>> = {
  endOfLife: "past end of life",
  behind: "behind its pin",
  unknown: "could not be checked",
};

/** Returns a text without line breaks. */
export function onOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ");
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
