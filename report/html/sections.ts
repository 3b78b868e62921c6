import { hostsByPin } from "../pin-hosts";
import type { ReportData } from "../report-data";
import type { Shown } from "../shown";
import type { Change, Changes } from "../since/change";
import { actionsSection } from "./actions";
import { changesSection } from "./changes-section";
import { counts } from "./counts";
import { endsSection } from "./ends-section";
import type { Markup } from "./markup";
import { sideBySideSection } from "./side-by-side-section";
import { stacksSection } from "./stacks-section";

/** What `--since` found, and the part of it that is shown. */
export interface ShownChanges {
  readonly all: Changes;
  readonly shown: readonly Change[];
}

/** The parts of the page that follow its search, by the id of their element. */
export type Sections = Readonly<
  Record<"summary" | "actions-part" | "ends-part" | "changes-part" | "pins-part" | "zones-part", Markup>
>;

/**
 * Returns the parts of the page that follow its search. The command writes them for all of the data, and the page's script
 * writes them anew for what a search leaves.
 */
export function sectionsOf(data: ReportData, shown: Shown, changes: ShownChanges | undefined): Sections {
  const hostsOf = hostsByPin(data);
  return {
    summary: counts(data, shown),
    "actions-part": actionsSection(data, shown, hostsOf),
    "ends-part": endsSection(data, shown, hostsOf),
    "changes-part": changesSection(changes?.all, changes?.shown ?? []),
    "pins-part": stacksSection(data, shown, hostsOf),
    "zones-part": sideBySideSection(data, shown),
  };
}
