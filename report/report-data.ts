import type { PinReport } from "../stacks/pin-report";

/** Everything that the page shows of images and pins: harmless texts alone, and nothing of the account. */
export interface ReportData {
  /** When UCloud was asked, in Unix milliseconds: the page's today, whenever it is read. */
  readonly madeAtMs: number;
  /** By family, and in a family the highest version first. */
  readonly systems: readonly System[];
  readonly pins: readonly Pin[];
}

/** An operating system: a row of the timeline. */
export interface System {
  /** Distribution and version, such as `Ubuntu 22.04`. */
  readonly name: string;
  /** Distribution, such as `Ubuntu`. */
  readonly family: string;
  /** The known ends of maintenance of its builds as `YYYY/MM/DD`, the earliest first; none: unknown. */
  readonly ends: readonly string[];
  /** The newest first; those of which nobody knows when they were made come last. */
  readonly builds: readonly Build[];
}

/** One image: a point of the timeline. */
export interface Build {
  readonly imageId: string;
  readonly imageName: string;
  /** False: a stack pins it, and the listing does not hold it. It may be gone, of another place, or left out. */
  readonly listed: boolean;
  readonly zone: string | undefined;
  readonly imageType: string | undefined;
  readonly state: string | undefined;
  /** When it was made, in Unix seconds; undefined when UCloud does not say. */
  readonly madeAtSeconds: number | undefined;
  /** Its last day of maintenance as `YYYY/MM/DD`; undefined when unknown. */
  readonly endOfLife: string | undefined;
  readonly features: readonly string[];
  readonly scenes: readonly string[];
}

/** A pin of a stack. */
export interface Pin {
  /** Project and stack, such as `shop/prod`. */
  readonly stack: string;
  readonly name: string;
  readonly status: PinReport["status"];
  /** The pinned image, one of the builds; undefined when the pin's record can't be read. */
  readonly imageId: string | undefined;
  /** What `ucloud-image check` found, in words. */
  readonly text: string;
}
