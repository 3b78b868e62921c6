import type { Account } from "./access/account";
import type { Fault } from "./faults/fault";
import type { PassingStates } from "./hosts/course";
import type { Host } from "./hosts/host";
import type { Image } from "./images/image";
import type { RecordedRequest } from "./request/recorder";
import type { Connections } from "./server";

/** How a simulator is to be. */
export interface SimulatorOptions {
  /** The TCP port on loopback. Default: a free one. */
  readonly port?: number;
  /** Decides the catalogue, all ids and the random faults. Default: 1. */
  readonly seed?: number;
  /** The images that there are. Default: `makeCatalogue(seed)`, with its dates moved to the simulator's clock. */
  readonly images?: readonly Image[];
  /** Whose requests are answered. Default: `defaultAccounts`. The first is the owner of the custom images. */
  readonly accounts?: readonly [Account, ...Account[]];
  /** The largest page of DescribeImage. Default: 100, the largest that UCloud was seen to serve. */
  readonly pageLimit?: number;
  /** How long every answer takes, in milliseconds. Default: 0. */
  readonly latencyMs?: number;
  /** How many requests are remembered at least; the older ones are only counted. Default: 100,000. */
  readonly recordLimit?: number;
  /** The clock of new images and hosts. Default: the machine's. */
  readonly now?: () => Date;
  /**
   * What ends the states that a host passes through, such as Starting: that DescribeUHostInstance has shown it once, or
   * its seconds on the clock above. Default: "seen", so that no test has to wait.
   */
  readonly passingStates?: PassingStates;
}

/** A running embedded UCloud API. */
export interface Simulator {
  /** The base URL, for UCLOUD_API_BASE_URL. */
  readonly url: string;
  /** The public key of the first account. */
  readonly publicKey: string;
  /** The private key of the first account. */
  readonly privateKey: string;
  /** Whose requests are answered. */
  readonly accounts: readonly [Account, ...Account[]];
  /** UCLOUD_API_BASE_URL, UCLOUD_PUBLIC_KEY, UCLOUD_PRIVATE_KEY and UCLOUD_PROJECT_ID of the first account. */
  readonly environment: Readonly<Record<string, string>>;
  /** The largest page of DescribeImage; may be changed at any time. */
  pageLimit: number;
  /** How long every answer takes, in milliseconds; may be changed at any time. */
  latencyMs: number;
  /** The requests seen, in order. */
  readonly requests: readonly RecordedRequest[];
  /** How many requests were seen, of one action or of all. */
  requestCount(action?: string): number;
  /** Forgets the requests that were seen, and counts from 0 again. */
  resetRequests(): void;
  /** The next request that arrives, of one action or at all: a test can wait for it instead of sleeping. */
  nextRequest(action?: string): Promise<RecordedRequest>;
  /** Adds an image: like the newest of that Zone (cn-bj2-05) and ImageName (Ubuntu 22.04 64位), but newer. */
  publish(image?: Partial<Image>): Image;
  /** Makes an image Unavailable: it is still listed, and no host starts from it. */
  retire(imageId: string): void;
  /** Makes an image Available. */
  restore(imageId: string): void;
  /** Takes an image away: it is no longer listed. */
  remove(imageId: string): void;
  /** All images that are listed now, retired ones among them. */
  images(): readonly Image[];
  /** All hosts that were made and not deleted. */
  hosts(): readonly Host[];
  /**
   * Plans a fault. Of several, a request meets the oldest that is meant for it and not used up; faults that arrange the
   * listing (ignore, reorder, repeat, drop, turnover) come on top, all of them.
   */
  fault(fault: Fault): void;
  /** The faults that are not used up. */
  faults(): readonly Fault[];
  /** Forgets all planned faults. */
  clearFaults(): void;
  /** How many connections are open, and how many were opened since the start. */
  connections(): Connections;
  /** Ends all connections, the hanging ones too. */
  close(): Promise<void>;
}
