import { printableText } from "../../provider/text/printable";
import type { CheckReport } from "../../stacks/check-stacks";
import { byUrgency } from "../../stacks/next-steps";
import { hostFinding, onOneLine, summaryLine, statusLabels } from "./summary";

/** Returns Markdown for a pull request or a job summary: pins and hosts that need attention as tables, the others counted. */
export function asMarkdown(report: CheckReport): string {
  const rows = byUrgency(report.pins)
    .filter(({ status }) => status !== "current")
    .map(({ project, stack, name, status, imageId, text }) =>
      rowOf([`${project}/${stack}`, name, statusLabels[status] ?? status, imageId ?? "-", text]),
    );
  const hosts = report.hosts
    .filter(({ status, warning }) => status !== "current" || warning !== undefined)
    .map((host) => {
      const { project, stack, name, status, imageId } = host;
      return rowOf([`${project}/${stack}`, name, statusLabels[status] ?? status, imageId, hostFinding(host)]);
    });
  const broken = report.unreadable.map(({ source, problem }) => rowOf([source, problem]));
  return [
    "## Pinned images",
    `${summaryLine(report)}.`,
    ...markdownTable(["Stack", "Pin", "Status", "Image", "Found"], rows),
    ...markdownTable(["Stack", "Host", "Status", "Image", "Found"], hosts),
    ...markdownTable(["Not read", "Why"], broken),
  ].join("\n\n");
}

/** Returns a Markdown table as a list of one block, or an empty list when there are no rows. */
export function markdownTable(head: readonly string[], rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : [[rowOf(head), `|${" --- |".repeat(head.length)}`, ...rows].join("\n")];
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.map(markdownText).join(" | ")} |`;
}

/**
 * Returns a text escaped for one line of Markdown. Image names are untrusted: they must not become links, mentions,
 * pictures or HTML. Source: CommonMark, backslash escapes; GitHub's mentions and references.
 */
export function markdownText(text: string): string {
  return printableText(onOneLine(text), 1000)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\`*_{}[\]()#+!|>~]/g, "\\$&")
    .replaceAll(/[@/:]/g, (character) => `&#${character.charCodeAt(0)};`);
}
