import type { Place } from "../access/authorization";
import type { Listed } from "../faults/arranging";
import type { FirewallStore } from "../firewalls/firewall-store";
import type { HostStore } from "../hosts/host-store";
import type { ImageStore } from "../images/image-store";
import type { Parameters } from "../request/parameters";
import type { Random } from "../random";

/** One authorized request, with all that an action may look at or change. */
export interface Call {
  readonly parameters: Parameters;
  readonly place: Place;
  readonly images: ImageStore;
  readonly hosts: HostStore;
  readonly firewalls: FirewallStore;
  /** The largest page that DescribeImage serves, whatever Limit says. */
  readonly pageLimit: number;
  /** By how much a page after the first starts elsewhere than Offset says; 0 but for a fault. */
  readonly offsetShift: number;
  /** What faults make of a listing before a page is cut from it. */
  readonly arranged: (listed: Listed) => Listed;
  readonly random: Random;
  readonly now: () => Date;
}

/** Answers with the fields beside RetCode and Action, or throws a Refusal. */
export type Action = (call: Call) => Readonly<Record<string, unknown>>;
