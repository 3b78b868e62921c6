import { groupBy } from "./group-by";
import { daysToEndOfLife } from "../provider/image/end-of-life";
import type { HostsOfPin } from "./pin-hosts";
import type { Pin } from "./report-data";
import type { Shown } from "./shown";

/** The periods in days for which the page says what ends. */
export const periodsDays = [30, 90, 180] as const;

/** What ends within one of the periods. A longer period includes the shorter ones. */
interface Period {
  readonly days: number;
  readonly images: number;
  readonly pins: number;
  readonly hosts: number;
}

/** The images of a system that end on one day. */
export interface End {
  readonly endOfLife: string;
  readonly daysLeft: number;
  readonly system: string;
  /** Listed images. */
  readonly images: number;
  readonly pins: readonly Pin[];
  readonly hosts: number;
}

export interface Ends {
  readonly periods: readonly Period[];
  /** The soonest first. */
  readonly ends: readonly End[];
  /** Listed images and pins whose end UCloud does not say. */
  readonly unknownImages: number;
  readonly unknownPins: number;
}

/** Returns what ends within the longest period. What has ended already is not part of it: it needs action. */
export function endsOf({ systems, pins }: Pick<Shown, "systems" | "pins">, hostsOf: HostsOfPin, nowMs: number): Ends {
  const now = new Date(nowMs);
  const pinsOf = groupBy(pins, ({ imageId }) => imageId);
  const ends = systems.flatMap(({ system, builds }): End[] => {
    const byDay = groupBy(builds, ({ endOfLife }) => endOfLife);
    return [...byDay].flatMap(([endOfLife, ending]) => {
      const daysLeft = daysToEndOfLife(endOfLife, now);
      if (endOfLife === undefined || daysLeft === undefined || daysLeft < 0 || daysLeft > longestDays) {
        return [];
      }
      const own = ending.flatMap(({ imageId }) => pinsOf.get(imageId) ?? []);
      const hosts = new Set(own.flatMap(hostsOf)).size;
      const images = ending.filter(({ listed }) => listed).length;
      return [{ endOfLife, daysLeft, system: system.name, images, pins: own, hosts }];
    });
  });
  const periods = periodsDays.map((days) => {
    const those = ends.filter(({ daysLeft }) => daysLeft <= days);
    return {
      days,
      images: sum(those.map(({ images }) => images)),
      pins: sum(those.map((end) => end.pins.length)),
      hosts: sum(those.map(({ hosts }) => hosts)),
    };
  });
  const builds = systems.flatMap((system) => system.builds);
  return {
    periods,
    ends: ends.sort((a, b) => a.daysLeft - b.daysLeft || b.pins.length - a.pins.length),
    unknownImages: builds.filter(({ listed, endOfLife }) => listed && endOfLife === undefined).length,
    unknownPins: pins.filter(({ endOfLife }) => endOfLife === undefined).length,
  };
}

const longestDays = Math.max(...periodsDays);

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
