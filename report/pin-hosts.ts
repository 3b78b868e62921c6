import { groupBy } from "./group-by";
import type { Host, Pin, ReportData } from "./report-data";

/** Returns the hosts on one pin: those that take their image from it. */
export type HostsOfPin = (pin: Pin) => readonly Host[];

/** Returns a function that finds the hosts of a pin. A pin in several zones has an entry for each, with the hosts of that zone. */
export function hostsByPin({ hosts }: Pick<ReportData, "hosts">): HostsOfPin {
  const byUrn = groupBy(hosts, ({ pinUrn }) => pinUrn);
  return ({ urn, imageId }) =>
    (byUrn.get(urn) ?? []).filter(({ pinImageId }) => imageId === undefined || (pinImageId ?? imageId) === imageId);
}
