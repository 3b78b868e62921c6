import { untilAborted } from "../call/time-limit";
import { ListingError, TransportError } from "../errors/error-classes";
import { Endless, ListingReader, type Reading } from "./listing-reader";
import { batchesOf, GatheredImages, idsPerRequest, type PagedListing, type WireImage } from "./pages";

/**
 * Returns all images of a listing, or throws a ListingError: never a part of them. Where the pages do not fit together,
 * UCloud's order differs from request to request, or images came and went meanwhile. Then it gathers on until UCloud
 * itself says that what was gathered is all.
 */
export function readWhole<T>(
  listing: PagedListing,
  read: (image: WireImage) => T,
  signal: AbortSignal | undefined,
): Promise<GatheredImages<T>> {
  return new Gathering(listing, read, signal).run();
}

/** The images of a listing, gathered by reading after reading until they are all. */
class Gathering<T> {
  /** What all readings brought. */
  #gathered: GatheredImages<T>;
  /** Why each reading did not fit. */
  readonly #problems: string[] = [];
  /** Whether any reading saw images move. */
  #moved = false;
  /** How many readings in a row brought nothing new. */
  #fruitless = 0;
  /** Whether the server can be asked if the gathered images are all: it counts, and takes ids, which all images have. */
  #canTell = true;

  constructor(
    private readonly listing: PagedListing,
    private readonly read: (image: WireImage) => T,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.#gathered = new GatheredImages(read);
  }

  async run(): Promise<GatheredImages<T>> {
    try {
      let whole: GatheredImages<T> | undefined;
      while (whole === undefined) {
        whole = await this.#readOn();
      }
      return whole;
    } catch (error) {
      throw isOutOfTime(error) && this.#problems.length > 0 ? outOfTime(this.listing, this.#problems, error) : error;
    }
  }

  /** One more reading: returns all images, if it brought what was missing. */
  async #readOn(): Promise<GatheredImages<T> | undefined> {
    const before = this.#gathered;
    const now = new GatheredImages((image) => known(before, image) ?? this.read(image));
    const reading = await readOnce(this.listing, now, this.signal);
    if (this.#fitsByItself(reading) || (!this.#canTell && reading.repeated && areSame(now, before))) {
      return now;
    }
    const { total = 0, problem = `TotalCount was ${total}, and the ids did not confirm it` } = reading;
    this.#problems.push(problem);
    this.#moved ||= reading.moved;
    this.#canTell &&= reading.total !== undefined && now.unidentified.length === 0;
    this.#fruitless = this.#problems.length > 1 && before.holds(now) ? this.#fruitless + 1 : 0;
    this.#gathered = this.#canTell ? now.with(before) : now;
    if (this.#canTell && (this.#gathered.size >= total || reading.repeated || this.#fruitless > 0)) {
      const verdict = await this.#verdict(reading.pageSize);
      if (verdict === "whole") {
        return this.#gathered;
      }
      this.#canTell = verdict === "partial";
    }
    if (this.#isHopeless()) {
      throw unfitting(this.listing, this.#problems);
    }
    return undefined;
  }

  /**
   * Whether the pages of a reading fit together. Where images moved before, that may be chance, unless one page has them
   * all.
   */
  #fitsByItself({ problem, total, pageSize }: Reading): boolean {
    return problem === undefined && (!this.#moved || !this.#canTell || pageSize === total);
  }

  /** In an order that stays, the same images come again. In one that changes, a reading misses about a third of them. */
  #isHopeless(): boolean {
    if (!this.#canTell) {
      return this.#problems.length >= maxAlike;
    }
    const mostFruitless = this.#moved ? maxFruitless : maxAlike - 1;
    return this.#problems.length >= maxReadings || this.#fruitless >= mostFruitless;
  }

  /**
   * Whether the gathered images are all: exactly their ids, in batches, give the listing's own TotalCount, in which an
   * id that comes twice counts twice. TotalCount is asked for first. Whoever is in it and was not gathered is then
   * missing in the sum, whatever goes or comes meanwhile. There are two batches at least: a server that takes no ids
   * counts everything in each, and sends others too.
   */
  async #verdict(pageSize: number): Promise<"whole" | "partial" | "takes no ids"> {
    const { listing } = this;
    const gathered = this.#gathered;
    return untilAborted(this.signal, async (stop) => {
      const size = Math.min(idsPerRequest, Math.max(1, pageSize));
      const { images, totalCount = 0 } = await listing.askPage(0, size, stop);
      gathered.add(images);
      const ids = [...gathered.byId.keys()];
      if (totalCount === 0 || ids.length < 2 || gathered.unidentified.length > 0) {
        return "partial";
      }
      const batches = batchesOf(ids, Math.min(size, Math.ceil(ids.length / 2)));
      const answers = await Promise.all(
        batches.map(async (asked) => ({ asked, page: await listing.askIds(asked, stop) })),
      );
      if (answers.some(({ asked, page }) => hasOthers(asked, page.images))) {
        return "takes no ids";
      }
      if (answers.reduce((sum, { page }) => sum + (page.totalCount ?? NaN), 0) !== totalCount) {
        return "partial";
      }
      answers.forEach(({ asked, page }) => gathered.remove(goneFrom(asked, page.images, page.totalCount ?? NaN)));
      return "whole";
    });
  }
}

async function readOnce<T>(
  listing: PagedListing,
  gathered: GatheredImages<T>,
  signal: AbortSignal | undefined,
): Promise<Reading> {
  try {
    return await untilAborted(signal, (stop) => new ListingReader(listing, gathered, stop).run());
  } catch (error) {
    throw error instanceof Endless ? endless(listing, error) : error;
  }
}

/** An image that an earlier reading has read already. */
function known<T>({ byId }: GatheredImages<T>, { ImageId: id }: WireImage): T | undefined {
  return typeof id === "string" ? byId.get(id) : undefined;
}

function areSame<T>(now: GatheredImages<T>, before: GatheredImages<T>): boolean {
  return now.byId.size === before.byId.size && before.holds(now);
}

function hasOthers(asked: readonly string[], images: readonly WireImage[]): boolean {
  const ids = new Set<unknown>(asked);
  return images.some((image) => !ids.has(image["ImageId"]));
}

/** The ids that are no longer there, where the answer has as many different images as there are. */
function goneFrom(asked: readonly string[], images: readonly WireImage[], count: number): string[] {
  const there = new Set(images.map((image) => image["ImageId"]));
  return there.size === count ? asked.filter((id) => !there.has(id)) : [];
}

/** How often a listing that stays as it is may be read. Two changes in a row are bad luck, three are no coincidence. */
const maxAlike = 3;

/** How many readings in a row may bring nothing new where the order changes: one image is missed by all once in 20,000. */
const maxFruitless = 10;

/** 1,000,000 images in a random order need about 15 readings. */
const maxReadings = 25;

function isOutOfTime(error: unknown): error is TransportError {
  return error instanceof TransportError && error.fault === "timeout";
}

function unfitting(listing: PagedListing, problems: readonly string[]): ListingError {
  return new ListingError(
    `${listing.of} can't be listed completely. UCloud's answers did not fit together, ${problems.length} times: ` +
      `${lastOf(problems)}. Try again when no image is being made or removed there.`,
  );
}

function outOfTime(listing: PagedListing, problems: readonly string[], cause: TransportError): ListingError {
  return new ListingError(
    `${listing.of} can't be listed completely in time. UCloud's answers did not fit together, ${problems.length} ` +
      `times: ${lastOf(problems)}. Try again, or raise timeoutSeconds.`,
    { cause },
  );
}

function lastOf(problems: readonly string[]): string {
  return [...new Set(problems)].slice(-maxAlike).join("; ");
}

function endless(listing: PagedListing, cause: Endless): ListingError {
  const message = `${listing.of} can't be listed: ${cause.message}. Check that the base URL is UCloud's API.`;
  return new ListingError(message, { cause });
}
