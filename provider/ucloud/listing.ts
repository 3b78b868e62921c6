import { isAboutParameters } from "./advice";
import { ListingError, UCloudApiError } from "./errors";
import { Gathering } from "./gathering";
import type { Page, WireImage } from "./page";
import { stoppable } from "./time-limit";

/** Asks for one page: `limit` images from `offset` on, of which the server may serve fewer. */
export type AskPage = (offset: number, limit: number, signal: AbortSignal) => Promise<Page>;

/**
 * All images of a paged listing: the first page says how many there are and how many the server serves at once, then
 * all other pages are asked for together. When the pages do not fit together, images were moving while they were read,
 * and it is read again. Whoever asks gets a complete listing or an error.
 */
export async function readListing<T>(
  listing: { readonly of: string; readonly firstLimit: number; readonly askPage: AskPage },
  read: (image: WireImage) => T,
  signal: AbortSignal | undefined,
): Promise<Gathering<T>> {
  const seen: string[] = [];
  while (seen.length < maxReadings) {
    try {
      return await stoppable(signal, (stop) => new Reading(listing, read, stop).run());
    } catch (error) {
      if (!(error instanceof Inconsistent)) {
        throw error;
      }
      seen.push(error.message);
    }
  }
  throw new ListingError(
    `${listing.of} can't be listed completely. UCloud's answers did not fit together, ${maxReadings} times: ` +
      `${seen.join("; ")}. Try again when no image is being made or removed there.`,
  );
}

/** How often a listing is read before it is given up. Two changes in a row are bad luck, three are no coincidence. */
const maxReadings = 3;

/** More than any account has. A server that goes on beyond it does not end. */
const maxImages = 1_000_000;

/** How many pages of a listing are asked for at the same time; the client bounds its requests further. */
const maxPagesAtOnce = 100;

/** The largest page that UCloud is known to serve, asked for where it refuses a larger one. */
const safeLimit = 100;

/** The pages of one reading do not fit together. */
class Inconsistent extends Error {
  override readonly name = "Inconsistent";
}

/** One reading of a listing, from its first page to its last. */
class Reading<T> {
  readonly #gathering: Gathering<T>;

  constructor(
    private readonly listing: { readonly of: string; readonly firstLimit: number; readonly askPage: AskPage },
    read: (image: WireImage) => T,
    private readonly signal: AbortSignal,
  ) {
    this.#gathering = new Gathering(read);
  }

  async run(): Promise<Gathering<T>> {
    const first = await this.#firstPage();
    this.#gathering.add(first.images);
    if (first.totalCount === undefined) {
      await this.#readUntilEmpty(first.images.length);
    } else {
      await this.#readRest(first.images.length, first.totalCount);
    }
    return this.#gathering;
  }

  async #firstPage(): Promise<Page> {
    const { firstLimit, askPage } = this.listing;
    try {
      return await askPage(0, firstLimit, this.signal);
    } catch (error) {
      const isLimitRefused =
        error instanceof UCloudApiError && isAboutParameters(error.retCode) && /\blimit\b/i.test(error.apiMessage);
      if (!isLimitRefused || firstLimit <= safeLimit) {
        throw error;
      }
      return askPage(0, safeLimit, this.signal);
    }
  }

  /** All pages after the first, together. */
  async #readRest(pageSize: number, total: number): Promise<void> {
    if (total > maxImages) {
      throw this.#endless(`TotalCount says that there are ${total}`);
    }
    if (pageSize === 0 && total > 0) {
      throw new Inconsistent(`TotalCount was ${total}, and the first page was empty`);
    }
    const offsets = multiples(pageSize, total);
    const readPages = async () => {
      // All readers draw from the same offsets; when one fails, there are no more.
      for (const offset of offsets) {
        await this.#readSpan(offset, Math.min(pageSize, total - offset), pageSize, total);
      }
    };
    await Promise.all(Array.from({ length: maxPagesAtOnce }, readPages));
    if (this.#gathering.size !== total) {
      throw new Inconsistent(`TotalCount was ${total}, and ${this.#gathering.size} different images came`);
    }
  }

  /** The images of one page, in as many pieces as the server makes of it. */
  async #readSpan(offset: number, length: number, limit: number, total: number): Promise<void> {
    for (let done = 0; done < length;) {
      const page = await this.listing.askPage(offset + done, done === 0 ? limit : length - done, this.signal);
      if (page.totalCount !== undefined && page.totalCount !== total) {
        throw new Inconsistent(`TotalCount went from ${total} to ${page.totalCount}`);
      }
      if (page.images.length === 0) {
        throw new Inconsistent(`TotalCount was ${total}, and there was nothing from ${offset + done} on`);
      }
      this.#gathering.add(page.images);
      done += page.images.length;
    }
  }

  /** Page after page, where the server does not say how many images there are. */
  async #readUntilEmpty(firstLength: number): Promise<void> {
    for (let offset = firstLength; offset > 0;) {
      const page = await this.listing.askPage(offset, this.listing.firstLimit, this.signal);
      if (page.images.length === 0) {
        return;
      }
      if (this.#gathering.add(page.images) < page.images.length) {
        throw new Inconsistent(`there was no TotalCount, and the page from ${offset} on repeated images`);
      }
      offset += page.images.length;
      if (offset > maxImages) {
        throw this.#endless(`${offset} came, and no end`);
      }
    }
  }

  #endless(found: string): ListingError {
    return new ListingError(
      `${this.listing.of} can't be listed: ${found}, and no listing has more than ${maxImages}. ` +
        "Check that the base URL is UCloud's API.",
    );
  }
}

function* multiples(step: number, end: number): Generator<number> {
  for (let value = step; value < end; value += step) {
    yield value;
  }
}
