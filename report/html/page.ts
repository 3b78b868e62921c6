import { createHash } from "node:crypto";
import type { BrowserParts } from "../browser-parts";
import { chinaMinute } from "../china-time";
import { askedText } from "../asked-text";
import { countText } from "../../provider/text/number-text";
import { pack } from "../packed";
import type { Place, ReportData } from "../report-data";
import { everything } from "../shown";
import type { Changes } from "../since/change";
import { filters, theme } from "./filters";
import { jsonMarkup, html, nothing, rawElement, type Markup } from "./markup";
import { sectionsOf, type Sections } from "./sections";
import { systemsTable } from "./systems-table";
import { timelineSection } from "./timeline-section";

/** The facts about the page itself. */
export interface PageFacts {
  /** The version of the package that made it. */
  readonly version: string;
  /** What changed since the report that `--since` named. */
  readonly changes?: Changes;
  /** Sentences about missing or odd data. */
  readonly notes: readonly string[];
}

/**
 * Returns one self-contained page. It has no URLs, and its content security policy forbids it to load anything or to run
 * anything but its own two scripts. The same data gives the same bytes.
 */
export function pageOf(data: ReportData, about: PageFacts, { script, style }: BrowserParts): string {
  const title = `UCloud images of ${placesTitle(data.asked.places)}`;
  const { changes } = about;
  const sections = sectionsOf(data, everything(data), changes && { all: changes, shown: changes.changes });
  const part = (id: keyof Sections) => html`<div id="${id}">${sections[id]}</div>`;
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(markScripts)}' '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${rawElement("script", markScripts)} ${rawElement("style", style)}
      </head>
      <body>
        <header>
          ${theme}
          <h1>${title}</h1>
          <p class="about">${aboutLine(data)}</p>
          ${part("summary")} ${notes(about)}
        </header>
        ${filters(data)}
        <main>
          ${part("actions-part")} ${part("ends-part")} ${part("changes-part")} ${timelineSection(data)}
          ${part("pins-part")} ${part("zones-part")} ${systemsTable(data)}
        </main>
        <footer>
          <p>
            All dates are of UTC+8, where UCloud writes its calendar: maintenance ends with the last day's midnight
            there. Today is the day on which the page was made. An end of maintenance that UCloud does not say is
            unknown, and never counts as past.
          </p>
          <p>
            Made by ucloud-image ${about.version}. The page loads nothing; it can be mailed, archived and read offline.
          </p>
        </footer>
        <script type="application/json" id="data">
          ${jsonMarkup(pack(data, about.version, changes))}
        </script>
        ${rawElement("script", script)}
      </body>
    </html> `.text;
}

/** Runs before the page is drawn, so that the layout for scripts applies from the start. */
const markScripts = 'document.documentElement.classList.add("scripts")';

/** Source: Content Security Policy Level 3, hash-source. */
function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

/** Names few places one by one. The line below the title has them all. */
function placesTitle(places: readonly Place[]): string {
  const names = places.map(({ region, zone }) => zone ?? region);
  return names.length <= mostNamed ? names.join(", ") : countText(names.length, "place");
}

const mostNamed = 3;

function aboutLine({ madeAtMs, asked }: ReportData): Markup {
  const time = new Date(madeAtMs).toISOString();
  return html`${askedText(asked)} · <time datetime="${time}">made ${chinaMinute(madeAtMs)}</time> (UTC+8)`;
}

function notes({ notes: sentences }: PageFacts): Markup {
  return sentences.length === 0
    ? nothing
    : html`<div class="notes" role="note">
        <strong>Not all is here</strong>
        <ul>
          ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
        </ul>
      </div>`;
}
