import type { CheckReport } from "../../stacks/check-stacks";
import type { HostReport } from "../../stacks/host-report";

/** The report in one line: `12 pins of 3 stacks: 9 current, 2 superseded, 1 gone; 4 hosts: 1 behind its pin`. */
export function summaryLine({ summary, unreadable }: CheckReport): string {
  const { stacks, pins, hosts, hostsBehind, hostsOnBadImages, hostsNotFollowing, hostsUnknown, ...statuses } = summary;
  const found = Object.entries(statuses).map(([status, count]) => [count, words[status] ?? status] as const);
  const foundOfHosts = [
    [hostsBehind, "behind its pin"],
    [hostsOnBadImages, "on an image without a pin that is ended or unavailable"],
    [hostsNotFollowing, "that a move of its pin will not reach"],
    [hostsUnknown, "could not be looked at"],
  ] as const;
  return [
    counted(plural(pins, "pin"), `of ${plural(stacks, "stack")}`, found),
    ...(hosts === 0 ? [] : [counted(plural(hosts, "host"), "", foundOfHosts)]),
    ...(unreadable.length === 0 ? [] : [`${plural(unreadable.length, "stack")} could not be read`]),
  ].join("; ");
}

function counted(what: string, where: string, counts: readonly (readonly [count: number, what: string])[]): string {
  const detail = counts.filter(([count]) => count > 0).map(([count, status]) => `${count} ${status}`);
  return `${what}${where === "" ? "" : ` ${where}`}${detail.length === 0 ? "" : `: ${detail.join(", ")}`}`;
}

/** What there is to say of a host, on its row. */
export function findingOf({ text, warning }: HostReport): string {
  return [text, warning].filter((part) => part !== undefined && part !== "").join(" Also ");
}

/** A status in words, for people. */
export const words: Readonly<Record<string, string>> = {
  endOfLife: "past end of life",
  behind: "behind its pin",
  unknown: "could not be looked at",
};

/** A text without its line breaks, for a row. */
export function onOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ");
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
