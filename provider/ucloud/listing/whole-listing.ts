import { untilAborted } from "../call/time-limit";
import { ListingError, TransportError } from "../errors/error-classes";
import { Endless, ListingReader, type Reading } from "./listing-reader";
import { batchesOf, GatheredImages, idsPerRequest, type PagedListing, type WireImage } from "./pages";

/**
 * Returns all images of a listing. Throws a ListingError rather than return a part. Pages do not fit together when
 * UCloud's order differs between requests, or when images come and go meanwhile. Gathering then continues until UCloud
 * itself confirms that the gathered images are all.
 */
export function readWhole<T>(
  listing: PagedListing,
  read: (image: WireImage) => T,
  signal: AbortSignal | undefined,
): Promise<GatheredImages<T>> {
  return new Gathering(listing, read, signal).run();
}

/** Gathers the images of a listing, reading after reading, until they are complete. */
class Gathering<T> {
  /** The images of all readings. */
  #gathered: GatheredImages<T>;
  /** Why each reading failed to fit. */
  readonly #problems: string[] = [];
  /** Whether images moved in any reading. */
  #moved = false;
  /** The number of readings in a row without a new image. */
  #fruitless = 0;
  /**
   * Whether the server can confirm that the gathered images are all: it counts and takes ids, and all images have ids.
   */
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

  /** Reads once more. Returns all images if that reading brought what was missing. */
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
   * Returns whether the pages of a reading fit together. If images moved before, that may be chance, unless one page
   * holds them all.
   */
  #fitsByItself({ problem, total, pageSize }: Reading): boolean {
    return problem === undefined && (!this.#moved || !this.#canTell || pageSize === total);
  }

  /**
   * Returns whether more readings are pointless. In a stable order the same images come again. In a changing order each
   * reading misses about a third of them.
   */
  #isHopeless(): boolean {
    if (!this.#canTell) {
      return this.#problems.length >= maxAlike;
    }
    const mostFruitless = this.#moved ? maxFruitless : maxAlike - 1;
    return this.#problems.length >= maxReadings || this.#fruitless >= mostFruitless;
  }

  /**
   * Returns whether the gathered images are all: their ids, requested in batches, add up to the listing's own
   * TotalCount, in which an id that comes twice counts twice. TotalCount is requested first, so an image that it counts
   * and that was not gathered is missing in the sum, whatever comes or goes meanwhile. There are at least two batches:
   * a server that ignores ids counts everything in each, and sends other images too.
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

/** Returns an image that an earlier reading has already read. */
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

/** Returns the ids that no longer exist, if the response has as many different images as it counts. */
function goneFrom(asked: readonly string[], images: readonly WireImage[], count: number): string[] {
  const there = new Set(images.map((image) => image["ImageId"]));
  return there.size === count ? asked.filter((id) => !there.has(id)) : [];
}

/**
 * How often a listing that does not change may be read. Two changes in a row are bad luck, three are no coincidence.
 */
const maxAlike = 3;

/**
 * How many readings in a row may bring nothing new when the order changes: all of them miss a given image once in
 * 20,000.
 */
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
