import { openEntries, type FleetEntry } from "../fleet-entries";
import { countText, numberText } from "../../provider/text/number-text";
import type { HostsOfPin } from "../pin-hosts";
import type { ReportData } from "../report-data";
import type { Shown } from "../shown";
import { supportText } from "../support";
import { cell, findingCell, head, hostsCell, idCode, statusCell } from "./cells";
import { html, nothing, type Markup } from "./markup";

/** Returns what needs action, the most urgent first; nothing when the report was asked for no stack. */
export function actionsSection(data: ReportData, shown: Shown, hostsOf: HostsOfPin): Markup {
  const { stacks, madeAtMs } = data;
  if (stacks.read.length + stacks.unread.length === 0) {
    return nothing;
  }
  const entries = openEntries(shown, hostsOf, madeAtMs);
  const rows = [...shown.unread.map(unreadRow), ...entries.map((entry) => entryRow(entry, madeAtMs))];
  return html`<section aria-labelledby="actions-title">
    <h2 id="actions-title">Needs action${rows.length === 0 ? "" : ` (${numberText(rows.length)})`}</h2>
    ${
      rows.length === 0
        ? html`<p>${nothingText(data, shown)}</p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-label="Table of what needs action">
            <table id="actions" class="stacked">
              ${head("Status", "Stack", "Pin or host", "Image", "Maintained until", "Hosts", "Found, and what to run")}
              <tbody>
                ${rows}
              </tbody>
            </table>
          </div>`
    }
  </section>`;
}

function nothingText({ stacks, pins, hosts }: ReportData, { isAll }: Shown): string {
  if (!isAll) {
    return "Nothing that these filters show needs action.";
  }
  const read = `${countText(stacks.read.length, "stack")} read`;
  return pins.length === 0 && hosts.length === 0
    ? `Nothing: ${read}, without a pin and without a host on an image that UCloud knows.`
    : `Nothing: ${read}, and all of ${countText(pins.length, "pin")} and ${countText(hosts.length, "host")} is current.`;
}

function entryRow({ kind, resource, status, hosts }: FleetEntry, madeAtMs: number): Markup {
  const { project, stack, name, imageId, text, command } = resource;
  const end = "endOfLife" in resource ? supportText(resource.endOfLife, madeAtMs) : "";
  return html`<tr>
    ${statusCell(status)} ${cell("Stack", `${project}/${stack}`)}
    <th scope="row">${name} <small>${kind}</small></th>
    ${cell("Image", idCode(imageId))} ${cell("Maintained until", end)}
    ${kind === "pin" ? hostsCell(hosts) : cell("Hosts", "")} ${findingCell(text, command)}
  </tr>`;
}

function unreadRow({ source, problem }: Shown["unread"][number]): Markup {
  return html`<tr>
    <td class="status" data-title="Status"><i class="mark pin unknown" aria-hidden="true">?</i> could not be read</td>
    ${cell("Stack", source)}
    <th scope="row">all pins and hosts <small>unknown</small></th>
    ${cell("Image", "–")} ${cell("Maintained until", "")} ${cell("Hosts", "")} ${findingCell(problem, undefined)}
  </tr>`;
}
