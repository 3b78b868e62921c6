import type { PinReport } from "../stacks/pin-report";

/** All data of images and pins on the page. Its texts are printable, and nothing identifies the account. */
export interface ReportData {
  /** The time at which UCloud was asked, in Unix milliseconds. The page uses it as the current time. */
  readonly madeAtMs: number;
  /** Sorted by family, then by version, the highest first. */
  readonly systems: readonly System[];
  readonly pins: readonly Pin[];
}

/** An operating system: a row of the timeline. */
export interface System {
  /** Distribution and version, such as `Ubuntu 22.04`. */
  readonly name: string;
  /** Distribution, such as `Ubuntu`. */
  readonly family: string;
  /** The known ends of maintenance of its builds as `YYYY/MM/DD`, the earliest first; empty when unknown. */
  readonly ends: readonly string[];
  /** Sorted by time, the newest first; builds without a time come last. */
  readonly builds: readonly Build[];
}

/** One image: a point of the timeline. */
export interface Build {
  readonly imageId: string;
  readonly imageName: string;
  /** False for an image that a stack pins but the listing lacks: it is gone, in another place, or filtered out. */
  readonly listed: boolean;
  readonly zone: string | undefined;
  readonly imageType: string | undefined;
  readonly state: string | undefined;
  /** The time of creation in Unix seconds; undefined when UCloud gives none. */
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
  /** The finding of `ucloud-image check`. */
  readonly text: string;
}
