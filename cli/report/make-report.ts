import type { CheckReport } from "../check/check-stacks";
import { packageVersion } from "../../provider/ucloud/package-version";
import type { Account, Arguments } from "../../provider/lookup";
import { browserParts } from "./browser-parts";
import { listImages } from "./listing";
import { pageOf } from "./html/page";
import { reportData } from "./timeline";

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
  account: Account,
  args: Arguments,
  check: (account: Account) => Promise<CheckReport>,
): Promise<Report> {
  const warnings: string[] = [];
  const warn = (text: string) => {
    warnings.push(text);
    account.warn(text);
  };
  const now = account.now();
  const told: Account = { ...account, warn, now: () => now };
  const listed = await listImages(told, args);
  const checked = await check(told);
  const data = reportData(listed.images, checked.pins, now);
  const holes = holesOf(checked);
  const about = { ...listed, version: packageVersion(), notes: [...warnings, ...holes] };
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
      .map(({ project, stack, name, text }) => `${project}/${stack} ${name} could not be looked at: ${text}`),
  ];
}
