import type { Build, ReportData } from "../report-data";
import { html, nothing, type Markup } from "./markup";

/** Returns the row of filters. Without scripts they are hidden. */
export function filters({ systems, pins }: ReportData): Markup {
  const builds = systems.flatMap((system) => system.builds);
  const valuesOf = (value: (build: Build) => string | readonly string[] | undefined) =>
    [...new Set(builds.flatMap((build) => value(build) ?? []))].sort();
  return html`<form class="filters" id="filters" role="search" aria-label="Filters">
    <label class="wide"
      >Search <input type="search" name="q" placeholder="name, id, stack, pin" autocomplete="off" spellcheck="false"
    /></label>
    ${[
      choice("family", "System", [...new Set(systems.map(({ family }) => family))]),
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
    ]}
    <span class="switches">
      ${pins.length === 0 ? nothing : html`<label><input type="checkbox" name="pinned" /> Only pinned</label>`}
      <label><input type="checkbox" name="maintained" /> Hide past end of life</label>
    </span>
    <button type="reset">Show all</button>
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
function choice(name: string, title: string, values: readonly string[]): Markup {
  return values.length < 2
    ? nothing
    : html`<label
        >${title}
        <select name="${name}">
          <option value="">all</option>
          ${values.map((value) => html`<option>${value}</option>`)}
        </select>
      </label>`;
}
