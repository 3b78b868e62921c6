import { packageVersion } from "../../provider/package-version";
import { harmless, harmlessJson } from "../../provider/text/printable";
import type { CheckReport } from "../../stacks/check-stacks";
import type { PinReport } from "../../stacks/pin-report";
import { onOneLine } from "./summary";

/**
 * For code scanning: a result for each pin that needs attention, and a notification for what could not be looked at.
 * Source: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function asSarif(report: CheckReport): string {
  const unknown = report.pins.filter(({ status }) => status === "unknown");
  const failures = [
    ...unknown.map(({ urn, text }) => `${urn}: ${text}`),
    ...report.unreadable.map(({ problem }) => problem),
  ];
  const run = {
    tool: { driver: { name: "ucloud-image", version: packageVersion(), rules: Object.entries(rules).map(ruleOf) } },
    invocations: [
      {
        executionSuccessful: failures.length === 0,
        toolExecutionNotifications: failures.map((text) => ({ level: "error", message: messageOf(text) })),
      },
    ],
    results: report.pins.flatMap(resultsOf),
  };
  return harmlessJson({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] });
}

const rules = {
  superseded: { level: "note", text: "A match comes before the pinned image in the order of the pin's filter." },
  endOfLife: { level: "warning", text: "The pinned image is past the end of its maintenance." },
  unavailable: { level: "warning", text: "The state of the pinned image starts no host." },
  gone: { level: "error", text: "The pinned image does not exist any more." },
} as const;

function ruleOf([id, { level, text }]: [string, { readonly level: string; readonly text: string }]) {
  return { id, shortDescription: { text }, defaultConfiguration: { level } };
}

function resultsOf({ status, urn, stack, project, name, source, imageId, text }: PinReport) {
  if (status === "current" || status === "unknown") {
    return [];
  }
  return [
    {
      ruleId: status,
      level: rules[status].level,
      message: messageOf(`${project}/${stack} ${name}, pinned to ${imageId ?? "an image"}: ${text}`),
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: uriOf(source) }, region: { startLine: 1 } },
          logicalLocations: [{ fullyQualifiedName: harmless(urn, 1000), kind: "resource" }],
        },
      ],
      // The same finding of tomorrow's run is the same alert.
      partialFingerprints: { "pin/v1": harmless(`${urn} ${status}`, 1000) },
    },
  ];
}

/**
 * The export's file as a relative reference; what came from no file is the project's. Code scanning wants a line of it.
 * Source: GitHub's page on SARIF support for code scanning, "physicalLocation object".
 */
function uriOf(source: string): string {
  const file = /^(stack |standard input$)/.test(source) ? "Pulumi.yaml" : source;
  return harmless(file, 1000).split("/").map(encodeURIComponent).join("/");
}

/** Plain text in which nothing is a link. Source: SARIF 2.1.0, 3.11.6, embedded links. */
function messageOf(text: string): { readonly text: string } {
  return { text: harmless(onOneLine(text), 1000).replaceAll(/[\\[\]]/g, "\\$&") };
}
