import { printableText, printableJson } from "../../provider/text/printable";
import type { CheckReport } from "../../stacks/check-stacks";
import { byUrgency } from "../../stacks/next-steps";
import { hostFinding, onOneLine, summaryLine, statusLabels } from "./summary";

/** Returns a message for an incoming webhook of Slack: the summary, and the pins and hosts that need action. */
export function asSlack(report: CheckReport): string {
  const pins = byUrgency(report.pins)
    .filter(({ status }) => status !== "current")
    .map((pin) => lineOf(`${pin.project}/${pin.stack} ${pin.name}`, pin.status, pin.text));
  const hosts = report.hosts
    .filter(({ status, warning }) => status !== "current" || warning !== undefined)
    .map((host) => lineOf(`${host.project}/${host.stack} ${host.name}`, host.status, hostFinding(host)));
  const broken = report.unreadable.map(({ source, problem }) => lineOf(source, "not read", problem));
  const lines = [...pins, ...hosts, ...broken];
  const more = lines.length > mostLines ? [`and ${lines.length - mostLines} more`] : [];
  const headline = `*Pinned images:* ${escapeForSlack(summaryLine(report))}`;
  return printableJson({ text: [headline, ...lines.slice(0, mostLines), ...more].join("\n") });
}

/** Keeps a message below the 40,000 characters at which Slack cuts it. */
const mostLines = 50;

function lineOf(what: string, status: string, text: string): string {
  const end = text === "" ? "" : ` (${escapeForSlack(text)})`;
  return `• *${escapeForSlack(what)}*: ${escapeForSlack(statusLabels[status] ?? status)}${end}`;
}

/** Escapes three characters, and replaces those that format text. Source: Slack's "Formatting text for app surfaces". */
function escapeForSlack(text: string): string {
  return printableText(onOneLine(text), 400)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/[*~`]/g, "'");
}
