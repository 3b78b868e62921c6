import { harmless, harmlessJson } from "../../provider/text/printable";
import type { CheckReport } from "../../stacks/check-stacks";
import { byUrgency } from "../../stacks/next-steps";
import { findingOf, onOneLine, summaryLine, words } from "./summary";

/** A message for an incoming webhook of Slack: the summary, and the pins and hosts that need action. */
export function asSlack(report: CheckReport): string {
  const pins = byUrgency(report.pins)
    .filter(({ status }) => status !== "current")
    .map((pin) => lineOf(`${pin.project}/${pin.stack} ${pin.name}`, pin.status, pin.text));
  const hosts = report.hosts
    .filter(({ status, warning }) => status !== "current" || warning !== undefined)
    .map((host) => lineOf(`${host.project}/${host.stack} ${host.name}`, host.status, findingOf(host)));
  const broken = report.unreadable.map(({ source, problem }) => lineOf(source, "not read", problem));
  const lines = [...pins, ...hosts, ...broken];
  const more = lines.length > mostLines ? [`and ${lines.length - mostLines} more`] : [];
  const headline = `*Pinned images:* ${escaped(summaryLine(report))}`;
  return harmlessJson({ text: [headline, ...lines.slice(0, mostLines), ...more].join("\n") });
}

/** Slack cuts a message at 40,000 characters. */
const mostLines = 50;

function lineOf(what: string, status: string, text: string): string {
  const end = text === "" ? "" : ` (${escaped(text)})`;
  return `• *${escaped(what)}*: ${escaped(words[status] ?? status)}${end}`;
}

/** Source: Slack's "Formatting text for app surfaces": three characters are escaped; what makes text bold is replaced. */
function escaped(text: string): string {
  return harmless(onOneLine(text), 400)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/[*~`]/g, "'");
}
