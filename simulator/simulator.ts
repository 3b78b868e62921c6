import { defaultAccounts, type Account } from "./access/account";
import { makeCatalogue } from "./catalogue";
import { aged } from "./catalogue/aged";
import { control } from "./control";
import { exchange, type World } from "./exchange";
import type { Fault } from "./faults/fault";
import { FaultPlan } from "./faults/fault-plan";
import type { Host } from "./hosts/host";
import { HostStore } from "./hosts/host-store";
import type { Image } from "./images/image";
import { ImageStore } from "./images/image-store";
import { newImage } from "./images/new-image";
import { seededRandom } from "./random";
import { Recorder, type RecordedRequest } from "./request/recorder";
import { listen, type Connections } from "./server";

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
  /** Plans a fault. Of several, a request meets the oldest that is meant for it and not used up. */
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

/** Starts an embedded UCloud API on loopback. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, seed = 1, accounts = defaultAccounts, now = () => new Date() } = options;
  const random = seededRandom(`${seed} simulator`);
  const [owner] = accounts;
  const [project] = owner.projects;
  const images = new ImageStore(options.images ?? aged(makeCatalogue(seed), now()), project);
  const hosts = new HostStore();
  const recorder = new Recorder(options.recordLimit ?? 100_000);
  const faults = new FaultPlan(seededRandom(`${seed} faults`));
  const world: World = { images, hosts, random, now, accounts, recorder, faults, settings: () => simulator };
  const listener = await listen(port, (request, body, response) =>
    request.url?.startsWith("/control/")
      ? control(simulator, request, body, response)
      : exchange(world, request, body, response),
  );
  const { url } = listener;

  const simulator: Simulator = {
    url,
    publicKey: owner.publicKey,
    privateKey: owner.privateKey,
    accounts,
    environment: {
      UCLOUD_API_BASE_URL: url,
      UCLOUD_PUBLIC_KEY: owner.publicKey,
      UCLOUD_PRIVATE_KEY: owner.privateKey,
      UCLOUD_PROJECT_ID: project,
    },
    pageLimit: options.pageLimit ?? 100,
    latencyMs: options.latencyMs ?? 0,
    get requests() {
      return recorder.requests;
    },
    nextRequest: (action) => recorder.next(action),
    requestCount: (action) => recorder.count(action),
    resetRequests: () => recorder.reset(),
    publish(given = {}) {
      const image = newImage(images, given, random, now());
      images.add(image, project);
      return image;
    },
    retire: (imageId) => images.setState(imageId, "Unavailable"),
    restore: (imageId) => images.setState(imageId, "Available"),
    remove: (imageId) => images.remove(imageId),
    images: () => images.all(),
    hosts: () => hosts.all(),
    fault: (fault) => faults.add(fault),
    faults: () => faults.list(),
    clearFaults: () => faults.clear(),
    connections: () => listener.connections(),
    close: () => listener.close(),
  };
  return simulator;
}
