import { countText } from "../../provider/text/number-text";
import type { Host } from "../report-data";
import { gravityOf, isOpen, statuses, wordOf, type Status } from "../statuses";
import { html, nothing, type Markup } from "./markup";

/** Returns a cell. On a phone, where rows are stacked, its column's title stands before it. */
export function cell(title: string, content: Markup | string): Markup {
  return html`<td data-title="${title}">${content}</td>`;
}

/** Returns the head of a table. */
export function head(...titles: readonly string[]): Markup {
  return html`<thead>
    <tr>
      ${titles.map((title) => html`<th scope="col">${title}</th>`)}
    </tr>
  </thead>`;
}

export function statusCell(status: Status): Markup {
  return html`<td class="status" data-title="Status">${statusMark(status)} ${wordOf(status)}</td>`;
}

function statusMark(status: Status): Markup {
  const sign = statuses.find((each) => each.status === status)?.sign ?? "";
  return html`<i class="mark pin ${status}" aria-hidden="true">${sign}</i>`;
}

/** Returns an image id, or a dash for one that can't be read. */
export function idCode(imageId: string | undefined): Markup {
  return imageId === undefined ? html`–` : html`<code>${imageId}</code>`;
}

/** Returns the hosts of a pin: their number, and behind it their names. */
export function hostsCell(hosts: readonly Host[]): Markup {
  if (hosts.length === 0) {
    return cell("Hosts", "0");
  }
  const open = hosts.filter(isOpen);
  const sorted = [...hosts].sort((a, b) => gravityOf(a.status) - gravityOf(b.status));
  const names = sorted.map(
    (host) => html`<li>${host.name}${isOpen(host) ? html`: ${wordOf(host.status)}` : nothing}</li>`,
  );
  return cell(
    "Hosts",
    html`<details>
      <summary>
        ${countText(hosts.length, "host")}${open.length === 0 ? "" : `, ${countText(open.length, "problem")}`}
      </summary>
      <ul>
        ${names}
      </ul>
    </details>`,
  );
}

/** Returns the finding about a pin or a host, and the command that ends it. */
export function findingCell(text: string, command: string | undefined): Markup {
  return html`<td class="finding" data-title="Found">
    ${text}${command === undefined ? nothing : html`<code class="command">${command}</code>`}
  </td>`;
}
