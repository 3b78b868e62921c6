import type { Account } from "./access/account";
import type { Fault } from "./faults/fault";
import type { PassingStates } from "./hosts/course";
import type { Host } from "./hosts/host";
import type { Image } from "./images/image";
import type { RecordedRequest } from "./request/recorder";
import type { Connections } from "./server";

/** The options of a simulator. */
export interface SimulatorOptions {
  /** The TCP port on loopback. Default: a free one. */
  readonly port?: number;
  /** Decides the catalogue, all ids and the random faults. Default: 1. */
  readonly seed?: number;
  /** Its images. Default: `makeCatalogue(seed)`, with its dates moved to the simulator's clock. */
  readonly images?: readonly Image[];
  /** The accounts whose requests it answers. Default: `defaultAccounts`. The first owns the custom images. */
  readonly accounts?: readonly [Account, ...Account[]];
  /** The largest page of DescribeImage. Default: 100, the largest that UCloud has been seen to serve. */
  readonly pageLimit?: number;
  /** How long every answer takes, in milliseconds. Default: 0. */
  readonly latencyMs?: number;
  /** How many requests are at least remembered. Older ones are only counted. Default: 100,000. */
  readonly recordLimit?: number;
  /** The clock of new images and hosts. Default: the machine's. */
  readonly now?: () => Date;
  /**
   * What ends a temporary state of a host, such as Starting: DescribeUHostInstance showed it once, or its seconds have
   * passed on the clock above. Default: "seen", so that no test has to wait.
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
  /** The accounts whose requests it answers. */
  readonly accounts: readonly [Account, ...Account[]];
  /** UCLOUD_API_BASE_URL, UCLOUD_PUBLIC_KEY, UCLOUD_PRIVATE_KEY and UCLOUD_PROJECT_ID of the first account. */
  readonly environment: Readonly<Record<string, string>>;
  /** The largest page of DescribeImage. It may be changed at any time. */
  pageLimit: number;
  /** How long every answer takes, in milliseconds. It may be changed at any time. */
  latencyMs: number;
  /** The requests that arrived, in order. */
  readonly requests: readonly RecordedRequest[];
  /** Returns how many requests arrived, of one action or of all. */
  requestCount(action?: string): number;
  /** Forgets the requests, and counts from 0 again. */
  resetRequests(): void;
  /** Resolves with the next request, of one action or of any. A test waits for it instead of sleeping. */
  nextRequest(action?: string): Promise<RecordedRequest>;
  /** Adds an image: like the newest of that Zone (cn-bj2-05) and ImageName (Ubuntu 22.04 64位), but newer. */
  publish(image?: Partial<Image>): Image;
  /** Makes an image Unavailable: it is still listed, but no host starts from it. */
  retire(imageId: string): void;
  /** Makes an image Available. */
  restore(imageId: string): void;
  /** Deletes an image: it is no longer listed. */
  remove(imageId: string): void;
  /** Returns all images that are listed now, including retired ones. */
  images(): readonly Image[];
  /** Returns all hosts that were created and not deleted. */
  hosts(): readonly Host[];
  /**
   * Plans a fault. Of several that match a request, the oldest that is not used up hits it. Faults that arrange the
   * listing (ignore, reorder, repeat, drop, turnover) are added to it, all of them.
   */
  fault(fault: Fault): void;
  /** Returns the faults that are not used up. */
  faults(): readonly Fault[];
  /** Forgets all planned faults. */
  clearFaults(): void;
  /** Returns how many connections are open, and how many were opened since the start. */
  connections(): Connections;
  /** Stops the server, and ends all connections, even those that hang. */
  close(): Promise<void>;
}
