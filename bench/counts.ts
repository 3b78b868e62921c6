import { largeCatalogue, startSimulator } from "../simulator";
import { accountsAt, differentLookups, oneLookup, place, type Accounts } from "./lookups";

/** How many requests a piece of work may send, and how many it did send. */
export interface Count {
  readonly work: string;
  readonly allowed: number;
  readonly requests: number;
}

/** Counts the requests of work that sends the same number on every machine. */
export const countedWorks: readonly CountedWork[] = [
  { work: "one lookup, 60 images", images: 60, allowed: 1, run: ({ fresh }) => oneLookup(fresh()) },
  // Neighbouring pages overlap by one image, so 1,000 images take 11 pages of 100, not 10.
  { work: "one lookup, 1,000 images", images: 1_000, allowed: 11, run: ({ fresh }) => oneLookup(fresh()) },
  { work: "one lookup, 10,000 images", images: 10_000, allowed: 101, run: ({ fresh }) => oneLookup(fresh()) },
  { work: "25 different lookups at once, 1,000 images", images: 1_000, allowed: 11, run: manyLookups },
  { work: "25 lookups after another one, 1,000 images", images: 1_000, allowed: 11, run: laterLookups },
  { work: "100 known ids, checked at once", images: 1_000, allowed: 1, run: knownIds },
];

export interface CountedWork {
  readonly work: string;
  readonly images: number;
  readonly allowed: number;
  readonly run: (accounts: Accounts) => Promise<unknown>;
}

export async function count({ work, images, allowed, run }: CountedWork): Promise<Count> {
  const simulator = await startSimulator({ images: largeCatalogue(images) });
  try {
    await run(accountsAt(simulator.environment));
    return { work, allowed, requests: simulator.requestCount("DescribeImage") };
  } finally {
    await simulator.close();
  }
}

function manyLookups({ fresh }: Accounts): Promise<unknown> {
  return differentLookups(fresh());
}

async function laterLookups({ fresh }: Accounts): Promise<unknown> {
  const account = fresh();
  await oneLookup(account);
  return differentLookups(account);
}

function knownIds({ fresh }: Accounts): Promise<unknown> {
  const catalogue = fresh().catalogue();
  const ids = largeCatalogue(100).map(({ ImageId }) => ImageId);
  return Promise.all(ids.map((id) => catalogue.find(place.region, undefined, id)));
}
