import type { LookupContext } from "../provider/context";
import type { Arguments } from "../provider/filter/arguments";
import { packageVersion } from "../provider/package-version";
import type { CheckReport } from "../stacks/check-stacks";
import { browserParts } from "./browser-parts";
import { reportData } from "./build-report-data";
import { pageOf } from "./html/page";
import { listImages } from "./list-images";

/** A page, and what it shows as numbers. */
export interface Report {
  readonly html: string;
  readonly check: CheckReport;
  readonly counts: { readonly images: number; readonly systems: number } & CheckReport["summary"];
  /** What the page could not take in, as sentences. */
  readonly holes: readonly string[];
}

/** Lists the images and looks at the pins of one account, which share the listings, and draws the page. */
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
  const told: LookupContext = { ...account, warn, now: () => now };
  const listed = await listImages(told, args);
  const checked = await check(told);
  const data = reportData(listed.images, checked.pins, now);
  const holes = holesOf(checked);
  const about = { ...listed, version: packageVersion(), notes: [...warnings, ...holes, ...hostNotes(checked)] };
  return {
    html: pageOf(data, about, browserParts()),
    check: checked,
    counts: { images: listed.images.length, systems: data.systems.length, ...checked.summary },
    holes,
  };
}

function holesOf({ unreadable, pins }: CheckReport): string[] {
  return [
    ...unreadable.map(({ source, problem }) => `${source} is not shown: ${problem}`),
    ...pins
      .filter(({ status }) => status === "unknown")
      .map(({ project, stack, name, text }) => `${project}/${stack} ${name} could not be checked: ${text}`),
  ];
}

/** Hosts have no row of their own on the page: what is wrong with them stands above it. */
function hostNotes({ hosts }: CheckReport): string[] {
  return hosts.flatMap(({ project, stack, name, text, status, warning }) => [
    ...(status === "current" ? [] : [`Host ${project}/${stack} ${name}: ${text}`]),
    ...(warning === undefined ? [] : [`Host ${project}/${stack} ${name}: ${warning}`]),
  ]);
}
