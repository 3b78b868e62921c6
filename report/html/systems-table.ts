import { madeText } from "../china-time";
import type { Build, ReportData, System } from "../report-data";
import { supportText } from "../support";
import { countText, numberText } from "../../provider/text/number-text";
import { html, withoutOptionalEnds, type Markup } from "./markup";

/** Returns the timeline's data as a table: a body for each system, with the system's row and then its builds. */
export function systemsTable({ systems, pins, madeAtMs }: ReportData): Markup {
  const pinsOf = new Map<string, number>();
  for (const { imageId } of pins) {
    if (imageId !== undefined) {
      pinsOf.set(imageId, (pinsOf.get(imageId) ?? 0) + 1);
    }
  }
  const counted = (builds: readonly Build[]) => {
    const count = builds.reduce((sum, { imageId }) => sum + (pinsOf.get(imageId) ?? 0), 0);
    return count === 0 ? "" : numberText(count);
  };
  return withoutOptionalEnds(
    html`<section aria-labelledby="systems-title">
      <h2 id="systems-title">Systems and builds</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="Table of systems and builds">
        <table id="systems">
          <thead>
            <tr>
              <th scope="col" aria-sort="ascending" data-sort="system">Operating system</th>
              <th scope="col">State</th>
              <th scope="col">Region</th>
              <th scope="col">Zone</th>
              <th scope="col">Type</th>
              <th scope="col" data-sort="made">Made</th>
              <th scope="col" data-sort="end">Maintained until</th>
              <th scope="col" data-sort="pins">Pins</th>
            </tr>
          </thead>
          ${systems.map(
            (system) =>
              html`<tbody>
                ${systemRow(system, counted(system.builds), madeAtMs)}${system.builds.map((build) => buildRow(build, counted([build]), madeAtMs))}
              </tbody>`,
          )}
        </table>
      </div>
    </section>`,
  );
}

function systemRow({ name, builds, ends }: System, pins: string, madeAtMs: number): Markup {
  const valuesOf = (value: (build: Build) => string | undefined) => new Set(builds.map((build) => value(build) ?? "–"));
  return html`<tr class="system">
    <th scope="rowgroup">${name}</th>
    <td>${countText(builds.length, "build")}</td>
    <td>
      ${oneOrCount(
        valuesOf(({ region }) => region),
        "region",
      )}
    </td>
    <td>
      ${oneOrCount(
        valuesOf(({ zone }) => zone),
        "zone",
      )}
    </td>
    <td>${[...valuesOf(({ imageType }) => imageType)].join(", ")}</td>
    <td>${madeText(builds[0]?.madeAtSeconds)}</td>
    <td>${supportText(ends.at(-1), madeAtMs)}</td>
    <td>${pins}</td>
  </tr>`;
}

function buildRow(build: Build, pins: string, madeAtMs: number): Markup {
  const { imageId, imageName, listed, state = "–", region = "–", zone = "–", imageType = "–", endOfLife } = build;
  return html`<tr>
    <th scope="row">${imageName} <code>${imageId}</code></th>
    <td>${listed ? state : "not in the listing"}</td>
    <td>${region}</td>
    <td>${zone}</td>
    <td>${imageType}</td>
    <td>${madeText(build.madeAtSeconds)}</td>
    <td>${supportText(endOfLife, madeAtMs)}</td>
    <td>${pins}</td>
  </tr>`;
}

function oneOrCount(values: ReadonlySet<string>, noun: string): string {
  return values.size === 1 ? [...values].join("") : countText(values.size, noun);
}
