import type { Build, ReportData, System } from "../report-data";
import { groupBy } from "../group-by";
import { countText, numberText } from "../../provider/text/number-text";
import type { Shown } from "../shown";
import { elementById, textElement } from "./element";

/** A system's part of the table: the system's own row, then one for each build. */
interface Body {
  readonly system: System;
  readonly element: HTMLTableSectionElement;
  readonly button: HTMLButtonElement;
  readonly rows: ReadonlyMap<Build, HTMLTableRowElement>;
}

/** Controls the table of the page: filters and sorts it, and folds builds under their systems. */
export class SystemsTable {
  private readonly table = elementById("systems", HTMLTableElement);
  private readonly bodies: readonly Body[];

  constructor(private readonly data: ReportData) {
    this.bodies = data.systems.map((system, position) => bodyOf(system, this.table.tBodies[position]));
    for (const head of this.table.querySelectorAll<HTMLTableCellElement>("th[data-sort]")) {
      const button = textElement("button", head.textContent);
      button.type = "button";
      head.replaceChildren(button);
      button.addEventListener("click", () => this.sort(head));
    }
  }

  show({ systems, pins }: Pick<Shown, "systems" | "pins">): void {
    const shown = new Map(systems.map(({ system, builds }) => [system, new Set(builds)]));
    const pinsOf = groupBy(pins, ({ imageId }) => imageId);
    for (const body of this.bodies) {
      const builds = shown.get(body.system);
      body.element.hidden = builds === undefined;
      body.rows.forEach((row, build) => (row.hidden = builds?.has(build) !== true));
      writeCounts(body, builds ?? new Set(), pinsOf);
    }
  }

  /** Unfolds the system of a build and moves to the build's row. */
  goTo(build: Build): void {
    const body = this.bodies.find(({ rows }) => rows.has(build));
    const row = body?.rows.get(build);
    if (body === undefined || row === undefined) {
      return;
    }
    unfold(body, true);
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  }

  private sort(head: HTMLTableCellElement): void {
    const order = head.ariaSort === "ascending" ? "descending" : "ascending";
    this.table.querySelectorAll("th").forEach((each) => (each.ariaSort = null));
    head.ariaSort = order;
    const keyOf = this.keys(head.dataset["sort"]);
    const keyed = this.bodies.map((body, position) => ({ body, position, key: keyOf(body, position) }));
    const sign = order === "ascending" ? 1 : -1;
    // Unknown values stay at the end in both directions.
    keyed.sort(
      (a, b) =>
        Number(a.key === undefined) - Number(b.key === undefined) ||
        sign * ((a.key ?? 0) - (b.key ?? 0)) ||
        a.position - b.position,
    );
    this.table.append(...keyed.map(({ body }) => body.element));
  }

  private keys(by: string | undefined): (body: Body, position: number) => number | undefined {
    const pinned = this.data.pins.map(({ imageId }) => imageId);
    switch (by) {
      case "made":
        return ({ system }) => system.builds[0]?.madeAtSeconds;
      case "end":
        return ({ system }) => numberIn(system.ends.at(-1));
      case "pins":
        return ({ system }) => {
          const ids = new Set<string | undefined>(system.builds.map(({ imageId }) => imageId));
          return pinned.filter((id) => ids.has(id)).length;
        };
      default:
        return (_body, position) => position;
    }
  }
}

function bodyOf(system: System, element: HTMLTableSectionElement | undefined): Body {
  const [head, ...rows] = element?.rows ?? [];
  const name = head?.cells[0];
  if (element === undefined || name === undefined) {
    throw new TypeError(`The table has no rows for ${system.name}.`);
  }
  const button = textElement("button", system.name);
  button.type = "button";
  name.replaceChildren(button);
  const byBuild = system.builds.flatMap((build, position): [Build, HTMLTableRowElement][] => {
    const row = rows[position];
    return row === undefined ? [] : [[build, row]];
  });
  const body = { system, element, button, rows: new Map(byBuild) };
  unfold(body, false);
  button.addEventListener("click", () => unfold(body, button.ariaExpanded !== "true"));
  return body;
}

/** Writes the numbers of a system's row: those of what is shown. */
function writeCounts({ element, system }: Body, builds: ReadonlySet<Build>, pinsOf: ReadonlyMap<unknown, unknown[]>) {
  const cells = element.rows[0]?.cells;
  const [count, pins] = [cells?.[1], cells?.[cells.length - 1]];
  if (count !== undefined && pins !== undefined) {
    const of = builds.size === system.builds.length ? "" : `${numberText(builds.size)} of `;
    const pinned = [...builds].reduce((sum, { imageId }) => sum + (pinsOf.get(imageId)?.length ?? 0), 0);
    count.textContent = `${of}${countText(system.builds.length, "build")}`;
    pins.textContent = pinned === 0 ? "" : numberText(pinned);
  }
}

function unfold({ element, button }: Body, open: boolean): void {
  element.classList.toggle("open", open);
  button.ariaExpanded = String(open);
}

function numberIn(date: string | undefined): number | undefined {
  return date === undefined ? undefined : Number(date.replaceAll("/", ""));
}
