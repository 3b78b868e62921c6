import { groupBy } from "./group-by";
import type { Build, Place, ReportData } from "./report-data";
import type { Shown } from "./shown";

/** Systems and places side by side: a row for each system, a column for each zone that was listed. */
export interface SideBySide {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Pins whose image is not listed in any of the columns, so that nothing can be said of their zones. */
  readonly pinsElsewhere: number;
}

export interface Column {
  readonly region: string;
  /** Undefined for images that do not say their zone. */
  readonly zone: string | undefined;
}

interface Row {
  readonly system: string;
  /** One for each column; undefined when the system has no image there. */
  readonly cells: readonly (Cell | undefined)[];
}

export interface Cell {
  readonly images: number;
  /** When its newest image was made, in Unix seconds. */
  readonly newestSeconds: number | undefined;
  readonly pins: number;
}

/**
 * Returns the shown systems by zone. A column stands only for a place that was listed: an empty cell says that there is
 * nothing, and never that nobody looked.
 */
export function sideBySide({ asked, systems }: Pick<ReportData, "asked" | "systems">, shown: Shown): SideBySide {
  const columns = columnsOf(
    asked.places,
    systems.flatMap(({ builds }) => builds).filter(({ listed }) => listed),
  );
  const pinsOf = groupBy(shown.pins, ({ imageId }) => imageId);
  const positions = new Map(columns.map((column, position) => [keyOf(column), position]));
  const rows = shown.systems.map(({ system, builds }): Row => {
    const groups = groupBy(
      builds.filter(({ listed }) => listed),
      (build) => positions.get(keyOf(columnOf(build))),
    );
    return { system: system.name, cells: columns.map((_, position) => cellOf(groups.get(position), pinsOf)) };
  });
  const listed = new Set(shown.systems.flatMap(({ builds }) => builds.flatMap((b) => (b.listed ? [b.imageId] : []))));
  return {
    columns,
    rows: rows.filter(({ cells }) => cells.some((cell) => cell !== undefined)),
    pinsElsewhere: shown.pins.filter(({ imageId }) => imageId === undefined || !listed.has(imageId)).length,
  };
}

function columnsOf(places: readonly Place[], listed: readonly Build[]): Column[] {
  const asked = places.flatMap(({ region, zone }): Column[] => (zone === undefined ? [] : [{ region, zone }]));
  const columns = new Map([...asked, ...listed.map(columnOf)].map((column) => [keyOf(column), column]));
  return [...columns].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, column]) => column);
}

function columnOf({ region = "", zone }: Build): Column {
  return { region, zone };
}

function keyOf({ region, zone }: Column): string {
  return JSON.stringify([region, zone ?? ""]);
}

function cellOf(builds: readonly Build[] | undefined, pinsOf: ReadonlyMap<unknown, readonly unknown[]>) {
  if (builds === undefined) {
    return undefined;
  }
  const times = builds.flatMap(({ madeAtSeconds }) => madeAtSeconds ?? []);
  return {
    images: builds.length,
    newestSeconds: times.length === 0 ? undefined : times.reduce((a, b) => Math.max(a, b)),
    pins: builds.reduce((count, { imageId }) => count + (pinsOf.get(imageId)?.length ?? 0), 0),
  };
}
