import type { Pin, ReportData } from "../report-data";
import { statuses, wordOf } from "../statuses";
import { html, nothing, type Markup } from "./markup";

/** Returns the table of pins, those that need attention first; empty when no stack was read. */
export function pinsTable({ pins }: ReportData): Markup {
  if (pins.length === 0) {
    return nothing;
  }
  const gravity = (pin: Pin) => statuses.findIndex(({ status }) => status === pin.status);
  const sorted = pins
    .map((pin, position) => ({ pin, position }))
    .sort((a, b) => gravity(a.pin) - gravity(b.pin) || a.position - b.position);
  return html`<section aria-labelledby="pins-title">
    <h2 id="pins-title">Pins</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="Table of the pins">
      <table id="pins">
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Stack</th>
            <th scope="col">Pin</th>
            <th scope="col">Image</th>
            <th scope="col">Found</th>
          </tr>
        </thead>
        <tbody>
          ${sorted.map(({ pin, position }) => rowOf(pin, position))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function rowOf({ status, stack, name, imageId = "–", text }: Pin, position: number): Markup {
  const sign = statuses.find((each) => each.status === status)?.sign ?? "";
  return html`<tr data-pin="${position}">
    <td class="status"><i class="mark pin ${status}" aria-hidden="true">${sign}</i> ${wordOf(status)}</td>
    <td>${stack}</td>
    <th scope="row">${name}</th>
    <td><code>${imageId}</code></td>
    <td>${text}</td>
  </tr>`;
}
