import { createHash } from "node:crypto";
import type { BrowserParts } from "../browser-parts";
import { chinaMinute } from "../china-time";
import type { ListedImages } from "../list-images";
import { pack } from "../packed";
import type { ReportData } from "../report-data";
import { counts } from "./counts";
import { filters, theme } from "./filters";
import { dataIn, html, nothing, verbatim, type Markup } from "./markup";
import { pinsTable } from "./pins-table";
import { systemsTable } from "./systems-table";
import { timelineSection } from "./timeline-section";

/** What the page says of itself. */
export interface About extends Omit<ListedImages, "images"> {
  /** Of the package that made it. */
  readonly version: string;
  /** What is missing or odd, as sentences. */
  readonly notes: readonly string[];
}

/**
 * One page that needs nothing else: no address is in it, and its policy lets it load nothing and run nothing but the
 * two scripts that it brings along. The same data gives the same bytes.
 */
export function pageOf(data: ReportData, about: About, { script, style }: BrowserParts): string {
  const title = `UCloud images of ${about.zone ?? about.region}`;
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
        ${verbatim("script", markScripts)} ${verbatim("style", style)}
      </head>
      <body>
        <header>
          ${theme}
          <h1>${title}</h1>
          <p class="about">${aboutLine(data, about)}</p>
          ${counts(data)} ${notes(about)}
        </header>
        ${filters(data)}
        <main>${timelineSection(data)} ${pinsTable(data)} ${systemsTable(data)}</main>
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
          ${dataIn(pack(data))}
        </script>
        ${verbatim("script", script)}
      </body>
    </html> `.text;
}

/** Known before anything is drawn: with scripts, what they open and filter is laid out for them from the start. */
const markScripts = 'document.documentElement.classList.add("scripts")';

/** Source: Content Security Policy Level 3, hash-source. */
function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function aboutLine({ madeAtMs }: ReportData, { region, zone, imageTypes, demands }: About): Markup {
  const place = zone === undefined ? `Region ${region}, all zones` : `Region ${region}, zone ${zone}`;
  const asked = demands.map(({ field, value }) => `${field} ${value}`);
  const time = new Date(madeAtMs).toISOString();
  const what = [place, imageTypes.join(", "), ...asked].join(" · ");
  return html`${what} · <time datetime="${time}">made ${chinaMinute(madeAtMs)}</time> (UTC+8)`;
}

function notes({ notes: sentences }: About): Markup {
  return sentences.length === 0
    ? nothing
    : html`<div class="notes" role="note">
        <strong>Not all is here</strong>
        <ul>
          ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
        </ul>
      </div>`;
}
