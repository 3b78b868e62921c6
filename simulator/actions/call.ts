import type { Place } from "../access/authorization";
import type { Listed } from "../faults/arranging";
import type { FirewallStore } from "../firewalls/firewall-store";
import type { HostStore } from "../hosts/host-store";
import type { ImageStore } from "../images/image-store";
import type { Parameters } from "../request/parameters";
import type { Random } from "../random";

/** One authorized request, with what an action may read or change. */
export interface Call {
  readonly parameters: Parameters;
  readonly place: Place;
  readonly images: ImageStore;
  readonly hosts: HostStore;
  readonly firewalls: FirewallStore;
  /** The largest page that DescribeImage serves, whatever Limit says. */
  readonly pageLimit: number;
  /** How far after Offset a page starts that is not the first: 0 without a fault. */
  readonly offsetShift: number;
  /** Applies the faults to a listing, before a page is cut from it. */
  readonly arranged: (listed: Listed) => Listed;
  readonly random: Random;
  readonly now: () => Date;
}

/** Returns the fields of the answer besides RetCode and Action, or throws a Refusal. */
export type Action = (call: Call) => Readonly<Record<string, unknown>>;
