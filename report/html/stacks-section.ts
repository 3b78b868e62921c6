import { fleetStacks, type FleetEntry, type FleetStack } from "../fleet-entries";
import { countText, numberText } from "../../provider/text/number-text";
import type { HostsOfPin } from "../pin-hosts";
import type { ReportData } from "../report-data";
import type { Shown } from "../shown";
import { supportText } from "../support";
import { cell, head, hostsCell, idCode, statusCell } from "./cells";
import { html, nothing, type Markup } from "./markup";

/** Returns the pins, and the hosts without a pin, by project and stack; nothing when the report was asked for no stack. */
export function stacksSection(data: ReportData, shown: Shown, hostsOf: HostsOfPin): Markup {
  const { stacks, madeAtMs } = data;
  if (stacks.read.length + stacks.unread.length === 0) {
    return nothing;
  }
  const groups = fleetStacks(shown, hostsOf, madeAtMs);
  return html`<section aria-labelledby="pins-title">
    <h2 id="pins-title">Pins by project and stack</h2>
    ${
      groups.length === 0
        ? html`<p>${emptyText(data, shown)}</p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-label="Table of the pins">
            <table id="pins" class="stacked">
              ${head("Pin", "Status", "Region", "Zone", "Image", "Maintained until", "Hosts", "Found")}
              ${groups.map((group, position) => groupBodies(group, groups[position - 1], groups, madeAtMs))}
            </table>
          </div>`
    }
  </section>`;
}

function emptyText({ stacks }: ReportData, { isAll }: Shown): string {
  if (!isAll) {
    return "No pin matches these filters.";
  }
  return stacks.read.length === 0
    ? "No stack could be read, so nothing is known about pins."
    : `${countText(stacks.read.length, "stack")} read, without a pin.`;
}

function groupBodies(
  group: FleetStack,
  before: FleetStack | undefined,
  all: readonly FleetStack[],
  madeAtMs: number,
): Markup {
  const { project, stack, entries } = group;
  const others = all.filter((each) => each.project === project);
  return html`${
      before?.project === project
        ? nothing
        : html`<tbody class="project">
            <tr>
              <th scope="rowgroup" colspan="8">${project} <small>${projectText(others)}</small></th>
            </tr>
          </tbody>`
    }
    <tbody class="stack">
      <tr>
        <th scope="rowgroup" colspan="8">${project}/${stack} <small>${groupText([group])}</small></th>
      </tr>
      ${entries.map((entry) => entryRow(entry, madeAtMs))}
    </tbody>`;
}

function projectText(stacks: readonly FleetStack[]): string {
  return `${countText(stacks.length, "stack")}, ${groupText(stacks)}`;
}

function groupText(stacks: readonly FleetStack[]): string {
  const entries = stacks.flatMap((each) => each.entries);
  const pins = entries.filter(({ kind }) => kind === "pin").length;
  const hosts = entries.length - pins;
  const open = stacks.reduce((sum, each) => sum + each.open, 0);
  return [
    countText(pins, "pin"),
    ...(hosts === 0 ? [] : [`${countText(hosts, "host")} without a pin`]),
    open === 0 ? "all current" : `${numberText(open)} ${open === 1 ? "needs" : "need"} action`,
  ].join(", ");
}

function entryRow({ kind, resource, status, hosts }: FleetEntry, madeAtMs: number): Markup {
  const { name, imageId, text } = resource;
  const pin = "zone" in resource ? resource : undefined;
  return html`<tr>
    <th scope="row">${name}${kind === "host" ? html` <small>host without a pin</small>` : nothing}</th>
    ${statusCell(status)} ${cell("Region", pin?.region ?? "–")} ${cell("Zone", pin?.zone ?? "–")}
    ${cell("Image", idCode(imageId))} ${cell("Maintained until", pin ? supportText(pin.endOfLife, madeAtMs) : "")}
    ${kind === "pin" ? hostsCell(hosts) : cell("Hosts", "")} ${cell("Found", text)}
  </tr>`;
}
