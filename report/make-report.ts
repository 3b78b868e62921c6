import type { LookupContext } from "../provider/context";
import type { Arguments } from "../provider/filter/arguments";
import { packageVersion } from "../provider/package-version";
import type { CheckReport } from "../stacks/check-stacks";
import { browserParts } from "./browser-parts";
import { reportData } from "./build-report-data";
import { pageOf } from "./html/page";
import { listImages } from "./list-images";

/** A page and its numbers. */
export interface Report {
  readonly html: string;
  readonly check: CheckReport;
  readonly counts: { readonly images: number; readonly systems: number } & CheckReport["summary"];
  /** Sentences about stacks and pins that are missing on the page. */
  readonly missing: readonly string[];
}

/** Returns the page for the images and pins of one account. Images and pins share listings. */
export async function makeReport(
  account: LookupContext,
  args: Arguments,
  check: (account: LookupContext) => Promise<CheckReport>,
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
  const data = reportData(listed.images, checked.pins, now);
  const missing = missingTexts(checked);
  const about = { ...listed, version: packageVersion(), notes: [...warnings, ...missing, ...hostNotes(checked)] };
  return {
    html: pageOf(data, about, browserParts()),
    check: checked,
    counts: { images: listed.images.length, systems: data.systems.length, ...checked.summary },
    missing,
  };
}

function missingTexts({ unreadable, pins }: CheckReport): string[] {
  return [
    ...unreadable.map(({ source, problem }) => `${source} is not shown: ${problem}`),
    ...pins
      .filter(({ status }) => status === "unknown")
      .map(({ project, stack, name, text }) => `${project}/${stack} ${name} could not be checked: ${text}`),
  ];
}

/** Returns notes about hosts with problems. They are shown at the top, since hosts have no row on the page. */
function hostNotes({ hosts }: CheckReport): string[] {
  return hosts.flatMap(({ project, stack, name, text, status, warning }) => [
    ...(status === "current" ? [] : [`Host ${project}/${stack} ${name}: ${text}`]),
    ...(warning === undefined ? [] : [`Host ${project}/${stack} ${name}: ${warning}`]),
  ]);
}
