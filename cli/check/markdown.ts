import { harmless } from "../../provider/text/printable";
import type { CheckReport } from "../../stacks/check-stacks";
import { byUrgency } from "../../stacks/next-steps";
import { findingOf, onOneLine, summaryLine, words } from "./summary";

/** For a pull request or a job summary: the pins and hosts that need attention in tables, the current ones as a number. */
export function asMarkdown(report: CheckReport): string {
  const rows = byUrgency(report.pins)
    .filter(({ status }) => status !== "current")
    .map(({ project, stack, name, status, imageId, text }) =>
      rowOf([`${project}/${stack}`, name, words[status] ?? status, imageId ?? "-", text]),
    );
  const hosts = report.hosts
    .filter(({ status, warning }) => status !== "current" || warning !== undefined)
    .map((host) => {
      const { project, stack, name, status, imageId } = host;
      return rowOf([`${project}/${stack}`, name, words[status] ?? status, imageId, findingOf(host)]);
    });
  const broken = report.unreadable.map(({ source, problem }) => rowOf([source, problem]));
  return [
    "## Pinned images",
    `${summaryLine(report)}.`,
    ...tableOf(["Stack", "Pin", "Status", "Image", "Found"], rows),
    ...tableOf(["Stack", "Host", "Status", "Image", "Found"], hosts),
    ...tableOf(["Not read", "Why"], broken),
  ].join("\n\n");
}

export function tableOf(head: readonly string[], rows: readonly string[]): string[] {
  return rows.length === 0
    ? []
    : [
        [
          rowOf(head),
          rowOf(
            head.map(() => "---"),
            asIs,
          ),
          ...rows,
        ].join("\n"),
      ];
}

function rowOf(cells: readonly string[], write: (text: string) => string = markdownText): string {
  return `| ${cells.map(write).join(" | ")} |`;
}

function asIs(text: string): string {
  return text;
}

/**
 * A text that Markdown shows as it is, on one line: names of images are anybody's text, and must not become links,
 * mentions, pictures or HTML. Source: CommonMark, backslash escapes; GitHub's mentions and references.
 */
export function markdownText(text: string): string {
  return harmless(onOneLine(text), 1000)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\`*_{}[\]()#+!|>~]/g, "\\$&")
    .replaceAll(/[@/:]/g, (character) => `&#${character.charCodeAt(0)};`);
}
