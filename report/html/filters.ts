import { periodsDays } from "../ends";
import type { Build, ReportData } from "../report-data";
import { html, nothing, type Markup } from "./markup";

/** Returns the row of filters. Without scripts they are hidden. */
export function filters({ systems, pins, stacks }: ReportData): Markup {
  const withStacks = stacks.read.length + stacks.unread.length > 0;
  const builds = systems.flatMap((system) => system.builds);
  const valuesOf = (value: (build: Build) => string | readonly string[] | undefined) =>
    [...new Set(builds.flatMap((build) => value(build) ?? []))].sort();
  return html`<form class="filters" id="filters" role="search" aria-label="Filters">
    <label class="wide"
      >Search
      <input type="search" name="q" placeholder="name, stack, pin, host or id:…" autocomplete="off" spellcheck="false"
    /></label>
    ${[
      choice("family", "System", [...new Set(systems.map(({ family }) => family))]),
      choice(
        "region",
        "Region",
        valuesOf(({ region }) => region),
      ),
      choice(
        "zone",
        "Zone",
        valuesOf(({ zone }) => zone),
      ),
      choice(
        "type",
        "Type",
        valuesOf(({ imageType }) => imageType),
      ),
      choice(
        "scene",
        "Scene",
        valuesOf(({ scenes }) => scenes),
      ),
      choice(
        "feature",
        "Feature",
        valuesOf(({ features }) => features),
      ),
      choice(
        "ends",
        "Ends within",
        periodsDays.map((days) => [String(days), `${days} days`]),
      ),
    ]}
    <span class="switches">
      ${pins.length === 0 ? nothing : html`<label><input type="checkbox" name="pinned" /> Only pinned</label>`}
      <label><input type="checkbox" name="maintained" /> Hide past end of life</label>
    </span>
    <button type="reset">Show all</button>
    ${withStacks ? html`<button type="button" data-csv="pins">Pins as CSV</button>` : nothing}
    <button type="button" data-csv="images">Images as CSV</button>
    <p id="shown" role="status"></p>
  </form>`;
}

/** The choice of theme. It filters nothing, but belongs to the view and so to the form. */
export const theme = html`<label class="theme"
  >Theme
  <select name="theme" form="filters">
    <option value="">system</option>
    <option>light</option>
    <option>dark</option>
  </select>
</label>`;

/** Returns a select of several values, or nothing when there is no choice. */
function choice(name: string, title: string, values: readonly (string | readonly [string, string])[]): Markup {
  return values.length < 2
    ? nothing
    : html`<label
        >${title}
        <select name="${name}">
          <option value="">all</option>
          ${values.map((value) =>
            typeof value === "string"
              ? html`<option>${value}</option>`
              : html`<option value="${value[0]}">${value[1]}</option>`,
          )}
        </select>
      </label>`;
}
