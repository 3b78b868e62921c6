import { madeText } from "../china-time";
import { groupBy } from "../group-by";
import { countText } from "../../provider/text/number-text";
import type { ReportData } from "../report-data";
import type { Shown } from "../shown";
import { sideBySide, type Cell, type Column } from "../side-by-side";
import { html, nothing, type Markup } from "./markup";

/** Returns the systems with their regions and zones side by side; nothing when only one zone was listed. */
export function sideBySideSection(data: ReportData, shown: Shown): Markup {
  const { columns, rows, pinsElsewhere } = sideBySide(data, shown);
  if (columns.length < 2) {
    return nothing;
  }
  const regions = [...groupBy(columns, ({ region }) => region)];
  return html`<section aria-labelledby="zones-title">
    <h2 id="zones-title">Regions and zones side by side</h2>
    <p class="quiet">
      The day on which the newest image of each zone was made. A dash: this zone was listed, and has no such image.
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label="Table of systems by zone">
      <table id="zones">
        <thead>
          <tr>
            <th scope="col" rowspan="2">Operating system</th>
            ${regions.map(([region, zones]) => html`<th scope="colgroup" colspan="${zones.length}">${region}</th>`)}
          </tr>
          <tr>
            ${columns.map((column) => html`<th scope="col">${zoneText(column)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ system, cells }) =>
              html`<tr>
                <th scope="row">${system}</th>
                ${cells.map((content) => html`<td>${cellText(content)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      pinsElsewhere === 0
        ? nothing
        : html`<p class="quiet">
            Not in this table, since their images are not in the listing: ${countText(pinsElsewhere, "pin")}.
          </p>`
    }
  </section>`;
}

function zoneText({ zone }: Column): string {
  return zone ?? "zone unknown";
}

function cellText(content: Cell | undefined): Markup {
  if (content === undefined) {
    return html`–`;
  }
  const { images, newestSeconds, pins } = content;
  const detail = [countText(images, "image"), ...(pins === 0 ? [] : [countText(pins, "pin")])].join(", ");
  return html`${madeText(newestSeconds)} <small>${detail}</small>`;
}
