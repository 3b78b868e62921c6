import { isoDate } from "../../../provider/image/end-of-life";
import { chinaDate } from "../../china-time";
import type { Build, Pin, System } from "../../report-data";
import { gravest, wordOf } from "../../statuses";
import type { ShownSystem } from "../../shown";
import { onScale } from "./period";

/** A build's place on the timeline. */
export interface Point {
  readonly build: Build;
  /** Position of its system among the shown ones. */
  readonly row: number;
  readonly made: Date;
  readonly pins: readonly Pin[];
  /** Its label for screen readers. */
  readonly label: string;
}

/** Returns the points row by row, from the oldest to the newest in a row: the order of the arrow keys. */
export function pointsOf(systems: readonly ShownSystem[], pinsOf: (build: Build) => readonly Pin[]): Point[] {
  return systems.flatMap(({ system, builds }, row) =>
    [...builds].reverse().flatMap((build) => {
      const { madeAtSeconds } = build;
      if (madeAtSeconds === undefined) {
        return [];
      }
      const pins = pinsOf(build);
      return [{ build, row, made: onScale(madeAtSeconds * 1000), pins, label: labelOf(system, build, pins) }];
    }),
  );
}

/** Returns the gravest status of the pins on one image. */
export function statusOf({ pins }: Point): Pin["status"] {
  return gravest(pins.map(({ status }) => status));
}

function labelOf({ name }: System, { imageName, madeAtSeconds = 0, endOfLife }: Build, pins: readonly Pin[]): string {
  const statuses = [...new Set(pins.map(({ status }) => wordOf(status)))].join(", ");
  return [
    name,
    imageName,
    `made ${chinaDate(madeAtSeconds * 1000)}`,
    endOfLife === undefined ? "end of life unknown" : `maintained until ${isoDate(endOfLife)}`,
    ...(pins.length === 0 ? [] : [`${pins.length} pin${pins.length === 1 ? "" : "s"}: ${statuses}`]),
  ].join(", ");
}
