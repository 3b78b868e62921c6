import { chinaMinute } from "../china-time";
import { numberText } from "../../provider/text/number-text";
import type { Change, Changes } from "../since/change";
import { changeGroups, type ChangeGroup } from "../since/change-groups";
import { cell, head, idCode } from "./cells";
import { html, nothing, type Markup } from "./markup";

/** Returns what changed since an earlier report; nothing when none was named. */
export function changesSection(all: Changes | undefined, shown: readonly Change[]): Markup {
  if (all === undefined) {
    return nothing;
  }
  const total = shown.length === all.changes.length ? "" : ` of ${numberText(all.changes.length)}`;
  return html`<section aria-labelledby="changes-title">
    <h2 id="changes-title">
      Changes since
      ${chinaMinute(all.sinceMs)}${all.changes.length === 0 ? "" : ` (${numberText(shown.length)}${total})`}
    </h2>
    ${
      all.changes.length === 0
        ? html`<p>
            ${all.notCompared.length === 0 ? "Nothing changed." : "Nothing changed in what could be compared."}
          </p>`
        : shown.length === 0
          ? html`<p>No change matches these filters.</p>`
          : nothing
    }
    ${changeGroups(shown).map(kindDetails)}
    ${
      all.notCompared.length === 0
        ? nothing
        : html`<div class="notes" role="note">
            <strong>Not compared</strong>
            <ul>
              ${all.notCompared.map((sentence) => html`<li>${sentence}</li>`)}
            </ul>
          </div>`
    }
  </section>`;
}

function kindDetails({ title, changes }: ChangeGroup): Markup {
  return html`<details ${changes.length <= mostOpen ? html`open` : nothing}>
    <summary>${title}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="${title}">
      <table class="stacked changes">
        ${head("Name", "Where", "Image", "Change")}
        <tbody>
          ${changes.map(
            ({ name, place, imageId, text }) =>
              html`<tr>
                <th scope="row">${name}</th>
                ${cell("Where", place)} ${cell("Image", idCode(imageId))} ${cell("Change", text)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

const mostOpen = 20;
