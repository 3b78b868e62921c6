import type { CheckReport } from "../../stacks/check-stacks";
import type { PinReport } from "../../stacks/pin-report";
import { tableOf, type Cell } from "../screen/table";
import { onOneLine, summaryLine, words } from "./summary";

/** For a terminal: a row for each pin, those that need attention coloured. */
export function asTable(report: CheckReport): string {
  const rows = report.pins.map(({ project, stack, name, status, imageId, text }): Cell[] => [
    `${project}/${stack}`,
    name,
    { text: words[status] ?? status, colour: colours[status] },
    imageId ?? "-",
    onOneLine(text),
  ]);
  const broken = report.unreadable.map(({ source, problem }): Cell[] => [
    { text: source, colour: "red" },
    onOneLine(problem),
  ]);
  return [
    ...(rows.length === 0 ? [] : [tableOf(["STACK", "PIN", "STATUS", "IMAGE ID", "FOUND"], rows)]),
    ...(broken.length === 0 ? [] : [tableOf(["NOT READ", "WHY"], broken)]),
    `${summaryLine(report)}.`,
  ].join("\n\n");
}

const colours: Readonly<Record<PinReport["status"], "green" | "yellow" | "red">> = {
  current: "green",
  superseded: "yellow",
  endOfLife: "yellow",
  unavailable: "red",
  gone: "red",
  unknown: "red",
};
