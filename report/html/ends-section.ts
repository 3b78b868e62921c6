import { isoDate } from "../../provider/image/end-of-life";
import { endsOf, periodsDays, type End, type Ends } from "../ends";
import { countText, numberText } from "../../provider/text/number-text";
import type { HostsOfPin } from "../pin-hosts";
import type { Pin, ReportData } from "../report-data";
import type { Shown } from "../shown";
import { cell, head } from "./cells";
import { html, nothing, type Markup } from "./markup";

/** Returns what ends in the next 30, 90 and 180 days. */
export function endsSection({ madeAtMs, stacks }: ReportData, shown: Shown, hostsOf: HostsOfPin): Markup {
  const found = endsOf(shown, hostsOf, madeAtMs);
  const withStacks = stacks.read.length + stacks.unread.length > 0;
  const titles = ["Last day", "Left", "Operating system", "Images", ...(withStacks ? ["Hosts", "Pins"] : [])];
  return html`<section aria-labelledby="ends-title">
    <h2 id="ends-title">What ends in ${periodsDays.slice(0, -1).join(", ")} and ${String(periodsDays.at(-1))} days</h2>
    <ul class="counts periods">
      ${found.periods.map(
        ({ days, images, pins, hosts }) =>
          html`<li>
            <strong>${numberText(images)}</strong> ${images === 1 ? "image" : "images"}
            <small
              >within ${days}
              days${withStacks ? `, with ${countText(pins, "pin")} and ${countText(hosts, "host")}` : ""}</small
            >
          </li>`,
      )}
    </ul>
    ${
      found.ends.length === 0
        ? nothing
        : html`<div class="scroll" tabindex="0" role="region" aria-label="Table of what ends">
            <table id="ends" class="stacked">
              ${head(...titles)}
              <tbody>
                ${found.ends.map((end) => rowOf(end, withStacks))}
              </tbody>
            </table>
          </div>`
    }
    ${unknownText(found, withStacks)}
  </section>`;
}

function rowOf({ endOfLife, daysLeft, system, images, pins, hosts }: End, withStacks: boolean): Markup {
  return html`<tr>
    ${cell("Last day", isoDate(endOfLife))} ${cell("Left", daysLeft === 0 ? "last day" : countText(daysLeft, "day"))}
    <th scope="row">${system}</th>
    ${cell("Images", numberText(images))}
    ${withStacks ? html`${cell("Hosts", numberText(hosts))} ${cell("Pins", pinsText(pins))}` : nothing}
  </tr>`;
}

function pinsText(pins: readonly Pin[]): Markup | string {
  if (pins.length === 0) {
    return "0";
  }
  const named = pins.map(({ project, stack, name }) => `${project}/${stack} ${name}`);
  return pins.length <= mostNamed
    ? named.join(", ")
    : html`<details>
        <summary>${countText(pins.length, "pin")}</summary>
        <ul>
          ${named.map((name) => html`<li>${name}</li>`)}
        </ul>
      </details>`;
}

const mostNamed = 3;

/** Says what the numbers leave out, since an unknown end is no late one. */
function unknownText({ unknownImages, unknownPins }: Ends, withStacks: boolean): Markup {
  const pins = withStacks && unknownPins > 0 ? ` and ${countText(unknownPins, "pin")}` : "";
  return unknownImages === 0 && pins === ""
    ? nothing
    : html`<p class="quiet">
        Not counted, since UCloud does not say their end: ${countText(unknownImages, "image")}${pins}.
      </p>`;
}
