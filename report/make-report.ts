import type { LookupContext } from "../provider/context";
import type { Arguments } from "../provider/filter/arguments";
import { packageVersion } from "../provider/package-version";
import type { CheckReport } from "../stacks/check-stacks";
import { browserParts } from "./browser-parts";
import { reportData } from "./build-report-data";
import { fleetCsv } from "./csv/fleet-csv";
import { pageOf } from "./html/page";
import { listImages } from "./list-images";
import { countText } from "../provider/text/number-text";
import type { ReportData } from "./report-data";
import { everything } from "./shown";
import type { Changes } from "./since/change";
import { changesSince } from "./since/changes";

/** A page and its numbers. */
export interface Report {
  readonly html: string;
  /** The pins, hosts and unread stacks as CSV. */
  readonly csv: string;
  readonly check: CheckReport;
  readonly counts: { readonly images: number; readonly systems: number } & CheckReport["summary"];
  readonly changes: Changes | undefined;
  /** Sentences about stacks, pins and hosts that could not be looked at. */
  readonly missing: readonly string[];
}

/** Returns the page for the images and pins of one account. Images and pins share listings. */
export async function makeReport(
  account: LookupContext,
  args: Arguments,
  check: (account: LookupContext) => Promise<CheckReport>,
  earlier?: ReportData,
): Promise<Report> {
  const warnings: string[] = [];
  const warn = (text: string) => {
    warnings.push(text);
    account.warn(text);
  };
  const now = account.now();
  const collectingContext: LookupContext = { ...account, warn, now: () => now };
  const listed = await listImages(collectingContext, args);
  const checked = await check(collectingContext);
  const data = reportData(listed.images, checked, listed.asked, now);
  const changes = earlier && changesSince(earlier, data);
  const unread = data.stacks.unread.map(({ source, problem }) => `${source} is not shown: ${problem}`);
  const unchecked = uncheckedTexts(checked);
  const notes = [...new Set([...warnings, ...unread, ...countOf(unchecked)])];
  return {
    html: pageOf(data, { version: packageVersion(), notes, ...(changes && { changes }) }, browserParts()),
    csv: fleetCsv(data, everything(data)),
    check: checked,
    counts: { images: listed.images.length, systems: data.systems.length, ...checked.summary },
    changes,
    missing: [...unread, ...unchecked],
  };
}

function uncheckedTexts({ pins, hosts }: CheckReport): string[] {
  return [...pins.map((pin) => ({ ...pin, kind: "" })), ...hosts.map((host) => ({ ...host, kind: "host " }))]
    .filter(({ status }) => status === "unknown")
    .map(({ project, stack, kind, name, text }) => `${project}/${stack} ${kind}${name} could not be checked: ${text}`);
}

/** Returns one sentence for all of them: the page's first table has a row for each. */
function countOf(unchecked: readonly string[]): string[] {
  return unchecked.length === 0
    ? []
    : [`${countText(unchecked.length, "pin or host", "pins and hosts")} could not be checked. See "Needs action".`];
}
