import type { ReportData } from "../report-data";
import { pinStatuses } from "../statuses";
import { html, type Markup } from "./markup";

/** Returns the section in which the page's script draws. Without scripts the tables show the same data. */
export function timelineSection({ pins }: ReportData): Markup {
  const shown = new Set(pins.map(({ status }) => status));
  return html`<section class="timeline" aria-labelledby="timeline-title">
    <h2 id="timeline-title">Timeline</h2>
    <p class="instead">The timeline is drawn by a script. Scripts are off here; the tables below hold the same data.</p>
    <ul class="legend">
      <li><i class="mark build"></i> build</li>
      <li><i class="mark build hollow"></i> build, not available</li>
      <li><i class="mark bar"></i> maintained</li>
      <li><i class="mark bar past"></i> past end of life</li>
      <li><i class="mark bar open"></i> end unknown</li>
      ${pinStatuses
        .filter(({ status }) => shown.has(status))
        .map(({ status, word, sign }) => html`<li><i class="mark pin ${status}">${sign}</i> pin: ${word}</li>`)}
    </ul>
    <p class="help" id="timeline-help">
      Tab leads into the timeline. Arrow keys go from build to build and from system to system, Home and End to a
      system's oldest and newest build; Enter leads to the build's row in the table, Escape closes the details.
    </p>
    <div class="drawing">
      <div id="plot"></div>
      <aside class="details" id="details-panel" aria-label="Details of a build">
        <div id="details" role="status" aria-live="polite"></div>
        <button type="button" id="details-close">Close</button>
        <p class="quiet hint">Point at a build, or go to one with the arrow keys: its details stand here.</p>
      </aside>
    </div>
    <p id="unplaced"></p>
  </section>`;
}
