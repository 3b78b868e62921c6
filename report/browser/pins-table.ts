import type { Build, ReportData } from "../report-data";

/**
 * Shows the pins of the shown builds, and the pins without a build when no filter is set. Returns the number of pins shown.
 */
export function filterPins({ pins, systems }: ReportData, shown: ReadonlySet<Build>): number {
  const ids = new Set([...shown].map(({ imageId }) => imageId));
  const all = systems.every(({ builds }) => builds.every((build) => shown.has(build)));
  let count = 0;
  for (const row of document.querySelectorAll<HTMLTableRowElement>("#pins tr[data-pin]")) {
    const pin = pins[Number(row.dataset["pin"])];
    row.hidden = pin === undefined || !(pin.imageId === undefined ? all : ids.has(pin.imageId));
    count += row.hidden ? 0 : 1;
  }
  return count;
}
