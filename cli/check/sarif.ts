import { packageVersion } from "../../provider/package-version";
import { printableText, printableJson } from "../../provider/text/printable";
import type { CheckReport } from "../../stacks/check-stacks";
import type { HostReport } from "../../stacks/host-report";
import type { PinReport } from "../../stacks/pin-report";
import type { ResourcePlace } from "../../stacks/stack-export";
import { onOneLine } from "./summary";

/**
 * Returns SARIF for code scanning: a result for each pin and host that needs attention, and a notification for each one
 * that could not be checked.
 * Source: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function asSarif(report: CheckReport): string {
  const unknown = [...report.pins, ...report.hosts].filter(({ status }) => status === "unknown");
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
    results: [...report.pins.flatMap(resultsOf), ...report.hosts.flatMap(resultsOfHost)],
  };
  return printableJson({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] });
}

const rules = {
  superseded: { level: "note", text: "A match comes before the pinned image in the order of the pin's filter." },
  endOfLife: { level: "warning", text: "The pinned image is past the end of its maintenance." },
  unavailable: { level: "warning", text: "No host can start from the pinned image in its state." },
  gone: { level: "error", text: "The pinned image does not exist any more." },
  behind: { level: "error", text: "A host runs on another image than its pin's." },
  hostEndOfLife: { level: "warning", text: "A host runs on an image without a pin, past the end of its maintenance." },
  hostUnavailable: { level: "warning", text: "A host runs on an image without a pin, in a state that starts no host." },
  notFollowing: { level: "warning", text: "A move of its pin will not reach a host." },
} as const;

function ruleOf([id, { level, text }]: [string, { readonly level: string; readonly text: string }]) {
  return { id, shortDescription: { text }, defaultConfiguration: { level } };
}

function resultsOf(pin: PinReport) {
  const { status, name, imageId, text } = pin;
  return status === "current" || status === "unknown"
    ? []
    : [resultOf(pin, status, `${name}, pinned to ${imageId ?? "an image"}: ${text}`)];
}

function resultsOfHost(host: HostReport) {
  const { status, name, imageId, text, warning } = host;
  const rule = rulesOfHosts[status];
  return [
    ...(rule === undefined ? [] : [resultOf(host, rule, `${name}, on ${imageId}: ${text}`)]),
    ...(warning === undefined ? [] : [resultOf(host, "notFollowing", `${name}, on ${imageId}: ${warning}`)]),
  ];
}

const rulesOfHosts: Readonly<Record<HostReport["status"], keyof typeof rules | undefined>> = {
  current: undefined,
  behind: "behind",
  endOfLife: "hostEndOfLife",
  unavailable: "hostUnavailable",
  unknown: undefined,
};

function resultOf(place: ResourcePlace, rule: keyof typeof rules, text: string) {
  const { urn, stack, project } = place;
  return {
    ruleId: rule,
    level: rules[rule].level,
    message: messageOf(`${project}/${stack} ${text}`),
    locations: [
      {
        physicalLocation: locationOf(place),
        logicalLocations: [{ fullyQualifiedName: printableText(urn, 1000), kind: "resource" }],
      },
    ],
    // Code scanning joins equal fingerprints of different runs into one alert.
    partialFingerprints: { "pin/v1": printableText(`${urn} ${rule}`, 1000) },
  };
}

/**
 * Returns the line of the program that the state records, else line 1 of Pulumi.yaml: code scanning needs a line of a file
 * in the repository. Source: GitHub's page on SARIF support for code scanning, "physicalLocation object".
 */
function locationOf({ position = { file: "Pulumi.yaml", line: 1 } }: ResourcePlace) {
  const uri = printableText(position.file, 1000).split("/").map(encodeURIComponent).join("/");
  return { artifactLocation: { uri }, region: { startLine: position.line } };
}

/** Returns a message without links. Source: SARIF 2.1.0, 3.11.6, embedded links. */
function messageOf(text: string): { readonly text: string } {
  return { text: printableText(onOneLine(text), 1000).replaceAll(/[\\[\]]/g, "\\$&") };
}
