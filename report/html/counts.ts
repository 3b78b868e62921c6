import { usualNoticeDays } from "../../provider/image/end-of-life";
import { countText, numberText } from "../../provider/text/number-text";
import type { ReportData } from "../report-data";
import type { Shown } from "../shown";
import { statuses, type Status } from "../statuses";
import { isNear, isPast } from "../support";
import { html, type Markup } from "./markup";

/** Returns the numbers at the top of the page. They count what is shown. */
export function counts(data: ReportData, shown: Shown): Markup {
  const { systems, pins, hosts, stacks, madeAtMs } = data;
  const listed = systems.flatMap(({ builds }) => builds.filter((build) => build.listed)).length;
  const builds = shown.systems.flatMap((system) => system.builds.filter((build) => build.listed));
  const having = (test: (end: string | undefined) => boolean) =>
    builds.filter(({ endOfLife }) => test(endOfLife)).length;
  const detail = [
    part(
      having((end) => isPast(end, madeAtMs)),
      "past end of life",
    ),
    part(
      having((end) => isNear(end, madeAtMs)),
      `end within ${usualNoticeDays} days`,
    ),
    part(
      having((end) => end === undefined),
      "end unknown",
    ),
  ].flat();
  const unread = stacks.unread.length;
  const asked = stacks.read.length + unread > 0;
  const read = countText(stacks.read.length, "stack");
  const ofStacks = unread === 0 ? `in ${read}` : `in ${read} (${numberText(unread)} more could not be read)`;
  return html`<ul class="counts" id="counts">
    ${[
      count(shown.systems.length, systems.length, "operating system", []),
      count(builds.length, listed, "image", detail),
      ...(asked ? [count(shown.pins.length, pins.length, "pin", [ofStacks, ...byStatus(shown.pins)])] : []),
      ...(hosts.length > 0 ? [count(shown.hosts.length, hosts.length, "host", byStatus(shown.hosts))] : []),
    ]}
  </ul>`;
}

function byStatus(among: readonly { readonly status: Status }[]): string[] {
  return statuses.flatMap(({ status, word }) => part(among.filter((each) => each.status === status).length, word));
}

function part(number: number, what: string): string[] {
  return number === 0 ? [] : [`${numberText(number)} ${what}`];
}

/** Returns one number: `12 pins`, or `3 of 12 pins` when some are left out. */
function count(shown: number, all: number, noun: string, parts: readonly string[]): Markup {
  const ofAll = shown === all ? "" : ` of ${numberText(all)}`;
  return html`<li>
    <strong>${numberText(shown)}</strong>${ofAll} ${all === 1 ? noun : `${noun}s`}
    <small>${parts.join(", ")}</small>
  </li>`;
}
