import type { Point } from "./points";

/**
 * Returns the position that a key leads to: along the row in time, or to the point of another row that is nearest in time.
 * Undefined when there is none. Rows with only undated builds have no points and are skipped.
 */
export function nextPosition(points: readonly Point[], from: number, key: string): number | undefined {
  const step = steps[key];
  const row = points[from]?.row;
  if (step === undefined || row === undefined) {
    return undefined;
  }
  const own = positionsIn(points, row);
  const rows = [...new Set(points.map((point) => point.row))];
  const target = rows[clamped(rows.indexOf(row) + (step.rows ?? 0), rows.length)];
  if (step.rows !== undefined) {
    return target === undefined || target === row
      ? undefined
      : nearestInTime(points, positionsIn(points, target), from);
  }
  const next = own[clamped(own.indexOf(from) + step.builds, own.length)];
  return next === from ? undefined : next;
}

type Step = { readonly rows: number } | { readonly rows?: undefined; readonly builds: number };

const steps: Readonly<Record<string, Step>> = {
  ArrowLeft: { builds: -1 },
  ArrowRight: { builds: 1 },
  Home: { builds: -Infinity },
  End: { builds: Infinity },
  ArrowUp: { rows: -1 },
  ArrowDown: { rows: 1 },
  PageUp: { rows: -5 },
  PageDown: { rows: 5 },
};

function positionsIn(points: readonly Point[], row: number): number[] {
  return points.flatMap((point, position) => (point.row === row ? [position] : []));
}

function clamped(position: number, length: number): number {
  return Math.min(length - 1, Math.max(0, position));
}

function nearestInTime(points: readonly Point[], among: readonly number[], from: number): number | undefined {
  const time = (position: number) => points[position]?.made.getTime() ?? 0;
  const distance = (position: number) => Math.abs(time(position) - time(from));
  return among.reduce<number | undefined>(
    (best, position) => (best === undefined || distance(position) < distance(best) ? position : best),
    undefined,
  );
}
