import { usualNoticeDays } from "../../provider/image/end-of-life";
import type { ReportData } from "../report-data";
import { statuses } from "../statuses";
import { isNear, isPast } from "../support";
import { html, type Markup } from "./markup";

/** Returns the numbers at the top of the page. */
export function counts({ systems, pins, madeAtMs }: ReportData): Markup {
  const builds = systems.flatMap((system) => system.builds).filter(({ listed }) => listed);
  const having = (test: (end: string | undefined) => boolean) =>
    builds.filter(({ endOfLife }) => test(endOfLife)).length;
  const detail = [
    [having((end) => isPast(end, madeAtMs)), "past end of life"],
    [having((end) => isNear(end, madeAtMs)), `end within ${usualNoticeDays} days`],
    [having((end) => end === undefined), "end unknown"],
  ] as const;
  const byStatus = statuses.map(
    ({ status, word }) => [pins.filter((pin) => pin.status === status).length, word] as const,
  );
  return html`<ul class="counts">
    ${[
      count(systems.length, "operating systems", []),
      count(builds.length, "images", detail),
      ...(pins.length === 0 ? [] : [count(pins.length, "pins", byStatus)]),
    ]}
  </ul>`;
}

type Part = readonly [number: number, what: string];

function count(number: number, what: string, parts: readonly Part[]): Markup {
  const there = parts.filter(([part]) => part > 0).map(([part, word]) => `${thousands(part)} ${word}`);
  return html`<li>
    <strong>${thousands(number)}</strong> ${number === 1 ? what.replace(/s$/, "") : what}
    <small>${there.join(", ")}</small>
  </li>`;
}

function thousands(number: number): string {
  return number.toLocaleString("en-US");
}
