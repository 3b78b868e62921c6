import type { CheckReport } from "../../stacks/check-stacks";
import type { HostReport } from "../../stacks/host-report";
import type { PinReport } from "../../stacks/pin-report";
import { tableOf, type Cell } from "../screen/table";
import { findingOf, onOneLine, summaryLine, words } from "./summary";

/** For a terminal: a row for each pin and each host, those that need attention coloured. */
export function asTable(report: CheckReport): string {
  const pins = report.pins.map(({ project, stack, name, status, imageId, text }): Cell[] => [
    `${project}/${stack}`,
    name,
    { text: words[status] ?? status, colour: colours[status] },
    imageId ?? "-",
    onOneLine(text),
  ]);
  const hosts = report.hosts.map((host): Cell[] => [
    `${host.project}/${host.stack}`,
    host.name,
    { text: words[host.status] ?? host.status, colour: host.warning === undefined ? colours[host.status] : "yellow" },
    host.imageId,
    onOneLine(findingOf(host)),
  ]);
  const broken = report.unreadable.map(({ source, problem }): Cell[] => [
    { text: source, colour: "red" },
    onOneLine(problem),
  ]);
  return [
    ...(pins.length === 0 ? [] : [tableOf(["STACK", "PIN", "STATUS", "IMAGE ID", "FOUND"], pins)]),
    ...(hosts.length === 0 ? [] : [tableOf(["STACK", "HOST", "STATUS", "IMAGE ID", "FOUND"], hosts)]),
    ...(broken.length === 0 ? [] : [tableOf(["NOT READ", "WHY"], broken)]),
    `${summaryLine(report)}.`,
  ].join("\n\n");
}

const colours: Readonly<Record<PinReport["status"] | HostReport["status"], "green" | "yellow" | "red">> = {
  current: "green",
  superseded: "yellow",
  endOfLife: "yellow",
  unavailable: "red",
  gone: "red",
  behind: "red",
  unknown: "red",
};
