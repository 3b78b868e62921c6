import type { PagedListing, WireImage } from "../../../../provider/ucloud/listing/pages";

/** What a server does with the listing of each request. Numbers are chances from 0 to 1. */
export interface Habits {
  readonly pageSize: number;
  /** Whether the order differs from request to request. */
  readonly reorders: boolean;
  /** How many of the images are listed twice. */
  readonly repeats: number;
  /** Whether TotalCount counts them twice. */
  readonly countsTwice: boolean;
  /** How many images a request leaves out of its answer, others each time. */
  readonly drops: number;
  /** How likely an image is published before a request, for the first so many requests. */
  readonly adds: number;
  /** How likely one is deleted. */
  readonly removes: number;
  readonly changingRequests: number;
  /** Whether it takes ImageIds. */
  readonly takesIds: boolean;
}

/** A server in memory whose listing is never the same twice. Its chance is seeded, so that a failure comes again. */
export class UnsteadyServer {
  readonly ids: string[] = [];
  /** What was listed from the beginning to the end. */
  readonly everThere: Set<string>;
  /** What was ever listed. */
  readonly known = new Set<string>();
  requests = 0;
  #state: number;

  constructor(
    count: number,
    private readonly habits: Habits,
    seed: number,
  ) {
    this.#state = seed;
    for (let number = 0; number < count; number += 1) {
      this.#publish();
    }
    this.everThere = new Set(this.ids);
  }

  readonly listing: PagedListing = {
    of: "The images of a test",
    firstLimit: 500,
    askPage: async (offset, limit) => this.#answer(this.ids, offset, limit),
    askIds: async (asked) => {
      const wanted = new Set(asked);
      return this.#answer(this.habits.takesIds ? this.ids.filter((id) => wanted.has(id)) : this.ids, 0, asked.length);
    },
  };

  #answer(ids: readonly string[], offset: number, limit: number): { images: WireImage[]; totalCount: number } {
    const { pageSize, reorders, repeats, countsTwice, drops } = this.habits;
    const repeated = ids.filter((id) => fractionOf(id) < repeats);
    const all = [...ids, ...repeated];
    const ordered = reorders ? this.#shuffled(all) : all;
    const kept = drops === 0 ? ordered : ordered.filter(() => this.#random() >= drops);
    const images = kept.slice(offset, offset + Math.min(limit, pageSize)).map((ImageId) => ({ ImageId }));
    const totalCount = countsTwice ? all.length : ids.length;
    this.#change();
    return { images, totalCount };
  }

  /** After an answer, so that what the next one has is what is there. */
  #change(): void {
    const { adds, removes, changingRequests } = this.habits;
    this.requests += 1;
    if (this.requests > changingRequests) {
      return;
    }
    if (this.#random() < adds) {
      this.#publish();
    }
    if (this.#random() < removes) {
      const [gone] = this.ids.splice(Math.floor(this.#random() * this.ids.length), 1);
      this.everThere.delete(gone ?? "");
    }
  }

  #publish(): void {
    const id = `uimage-${this.known.size}`;
    this.known.add(id);
    this.ids.unshift(id);
  }

  #shuffled(ids: string[]): string[] {
    for (let left = ids.length; left > 1; left -= 1) {
      const other = Math.floor(this.#random() * left);
      [ids[left - 1], ids[other]] = [ids[other] ?? "", ids[left - 1] ?? ""];
    }
    return ids;
  }

  /** A generator of Lehmer's: it is fast, and 10,000 images are shuffled a thousand times. */
  #random(): number {
    this.#state = (this.#state * 48_271 + 11) % 2_147_483_647;
    return this.#state / 2_147_483_647;
  }
}

/** Returns a number in [0, 1) that depends only on the id. */
function fractionOf(id: string): number {
  return ((Number(id.slice("uimage-".length)) * 7919) % 1000) / 1000;
}
