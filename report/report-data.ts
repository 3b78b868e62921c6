import type { HostReport } from "../stacks/host-report";
import type { PinReport } from "../stacks/pin-report";

/** All data of images, pins and hosts on the page. Its texts are printable, and nothing identifies the account. */
export interface ReportData {
  /** The time at which UCloud was asked, in Unix milliseconds. The page uses it as the current time. */
  readonly madeAtMs: number;
  /** What the report asked UCloud for. Two reports list the same images only when they asked for the same. */
  readonly asked: Asked;
  /** Sorted by family, then by version, the highest first. */
  readonly systems: readonly System[];
  readonly pins: readonly Pin[];
  readonly hosts: readonly Host[];
  readonly stacks: Stacks;
}

export interface Asked {
  readonly places: readonly Place[];
  readonly imageTypes: readonly string[];
  /** The other fields of the filter that differ from their defaults. The project is left out. */
  readonly demands: readonly { readonly field: string; readonly value: string }[];
}

/** A place that was listed: a zone, or all zones of a region. */
export interface Place {
  readonly region: string;
  readonly zone?: string | undefined;
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
  readonly region: string | undefined;
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

/** A resource of a stack: its URN names it, and stays the same from report to report. */
interface StackResource {
  readonly urn: string;
  readonly project: string;
  readonly stack: string;
  readonly name: string;
  /** The command that moves or replaces it; undefined when there is nothing to run. */
  readonly command: string | undefined;
}

/** A pin of a stack. A pin in several zones has one entry for each zone. */
export interface Pin extends StackResource {
  readonly status: PinReport["status"];
  /** The pinned image, one of the builds; undefined when the pin's record can't be read. */
  readonly imageId: string | undefined;
  readonly region: string | undefined;
  readonly zone: string | undefined;
  /** The last day of maintenance of its image, as `YYYY/MM/DD`. */
  readonly endOfLife: string | undefined;
  /** The image that its filter finds now. */
  readonly newestImageId: string | undefined;
  /** The finding of `ucloud-image check`. */
  readonly text: string;
}

/** A host of a stack: a resource that boots from an image. */
export interface Host extends StackResource {
  readonly status: HostStatus;
  /** The image that it runs on; undefined when its stack does not say. */
  readonly imageId: string | undefined;
  /** The pin that gives it its image; undefined when its image id is written by hand. */
  readonly pinUrn: string | undefined;
  /** The id that this pin stands on; undefined when it has several, or none that can be read. */
  readonly pinImageId: string | undefined;
  /** The finding of `ucloud-image check`. */
  readonly text: string;
}

/** `notFollowing`: all is well, but a later move of the pin will not reach the host. */
export type HostStatus = HostReport["status"] | "notFollowing";

/** The stacks that the report was asked for. */
export interface Stacks {
  readonly read: readonly Stack[];
  /** Nothing is known about the pins and hosts of these. */
  readonly unread: readonly { readonly source: string; readonly problem: string }[];
}

interface Stack {
  /** The file or stack that was read. */
  readonly source: string;
  /** Undefined for a stack without resources, whose export does not name them. */
  readonly project: string | undefined;
  readonly stack: string | undefined;
}
