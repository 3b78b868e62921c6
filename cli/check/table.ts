import { usualNoticeDays } from "../../provider/image/end-of-life";
import { printableText } from "../../provider/text/printable";
import type { CheckReport } from "../../stacks/check-stacks";
import type { HostReport } from "../../stacks/host-report";
import { byUrgency, moveCommands } from "../../stacks/next-steps";
import type { PinReport } from "../../stacks/pin-report";
import { tableOf, type Cell } from "../screen/table";
import { hostFinding, onOneLine, summaryLine, statusLabels } from "./summary";

/** Returns a table for a terminal: a row for each pin and each host, coloured when it needs attention. */
export function asTable(report: CheckReport): string {
  const pins = byUrgency(report.pins).map(({ project, stack, name, urn, status, imageId, daysToEol, text }): Cell[] => [
    `${project}/${stack}`,
    name,
    { text: statusLabels[status] ?? status, colour: colours[status] },
    imageId ?? "-",
    daysCell(daysToEol),
    String(report.hosts.filter(({ pin }) => pin?.urn === urn && (pin.imageId ?? imageId) === imageId).length),
    onOneLine(text),
  ]);
  const commands = moveCommandsText(report);
  const hosts = report.hosts.map((host): Cell[] => [
    `${host.project}/${host.stack}`,
    host.name,
    {
      text: statusLabels[host.status] ?? host.status,
      colour: host.warning === undefined ? colours[host.status] : "yellow",
    },
    host.imageId,
    onOneLine(hostFinding(host)),
  ]);
  const broken = report.unreadable.map(({ source, problem }): Cell[] => [
    { text: source, colour: "red" },
    onOneLine(problem),
  ]);
  return [
    ...(pins.length === 0 ? [] : [tableOf(["STACK", "PIN", "STATUS", "IMAGE ID", "DAYS LEFT", "HOSTS", found], pins)]),
    ...(hosts.length === 0 ? [] : [tableOf(["STACK", "HOST", "STATUS", "IMAGE ID", found], hosts)]),
    ...(broken.length === 0 ? [] : [tableOf(["NOT READ", { title: "WHY", narrow: "wrap" }], broken)]),
    ...(commands === "" ? [] : [`To move them, check the preview and run:\n${commands}`]),
    `${summaryLine(report)}.`,
  ].join("\n\n");
}

/** Returns the command for each pin and host that needs one, a line each. */
export function moveCommandsText(report: CheckReport): string {
  return moveCommands(report)
    .map((command) => printableText(command, 4000))
    .join("\n");
}

const found = { title: "FOUND", narrow: "wrap" } as const;

/** Returns the days left: yellow within the usual notice, red once past. */
function daysCell(days: number | undefined): Cell {
  if (days === undefined || days > usualNoticeDays) {
    return String(days ?? "-");
  }
  return { text: String(days), colour: days < 0 ? "red" : "yellow" };
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
