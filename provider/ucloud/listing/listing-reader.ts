import { UCloudApiError } from "../errors/error-classes";
import { isAboutParameters } from "../errors/ret-codes";
import type { GatheredImages, Page, PagedListing, WireImage } from "./pages";

/** The result of one reading of a listing. */
export interface Reading {
  /** The number of images according to the first page; undefined when the server does not say. */
  readonly total: number | undefined;
  /** The number of images on the first page. */
  readonly pageSize: number;
  /** Why the pages do not fit together; undefined when they do, so that all images were gathered. */
  readonly problem: string | undefined;
  /** Whether images had different positions on different pages. */
  readonly moved: boolean;
  /** Whether the only problem is that ids came twice: every position was read, and there were fewer images. */
  readonly repeated: boolean;
}

/** Thrown when a listing has more images than can exist. */
export class Endless extends Error {
  override readonly name = "Endless";
}

/**
 * Reads a listing once and adds its images to those already gathered. The first page says how many images there are and
 * how many the server sends at once; all other pages are then requested together. Neighbouring pages overlap by one
 * image: if both have the same image there, nothing moved between them. TotalCount alone would not show that one image
 * went and another came. A reading whose pages do not fit continues to its end, because the images that it gathers are
 * still useful.
 */
export class ListingReader<T> {
  /** The images at the ends of pages, by their position in the listing. */
  readonly #ends = new Map<number, unknown>();
  #problem: string | undefined;
  #moved = false;
  #repeated = false;

  constructor(
    private readonly listing: PagedListing,
    private readonly gathered: GatheredImages<T>,
    private readonly signal: AbortSignal,
  ) {}

  async run(): Promise<Reading> {
    const { images, totalCount } = await this.#firstPage();
    const count = this.#take(0, 0, images);
    if (totalCount === undefined) {
      await this.#readUntilEmpty(count);
    } else {
      await this.#readRest(count, totalCount);
    }
    return {
      total: totalCount,
      pageSize: count,
      problem: this.#problem,
      moved: this.#moved,
      repeated: this.#repeated,
    };
  }

  /** Records the first problem only, because the others follow from it. */
  #note(problem: string): void {
    this.#problem ??= problem;
  }

  async #firstPage(): Promise<Page> {
    const { firstLimit, askPage } = this.listing;
    try {
      return await askPage(0, firstLimit, this.signal);
    } catch (error) {
      if (firstLimit <= safeLimit || !isRefusalOfLimit(error)) {
        throw error;
      }
      return askPage(0, safeLimit, this.signal);
    }
  }

  /** Reads all pages after the first, together. */
  async #readRest(pageSize: number, total: number): Promise<void> {
    if (total > maxImages) {
      throw new Endless(`TotalCount says that there are ${total}, and at most ${maxImages} can be`);
    }
    if (pageSize === 0 && total > 0) {
      this.#note(`TotalCount was ${total}, and the first page was empty`);
      return;
    }
    const stride = Math.max(1, pageSize - 1);
    const starts = stepwise(pageSize, total, stride);
    const readPages = async () => {
      // All readers take their positions from one iterator. When one fails, no positions are left.
      for (const start of starts) {
        await this.#readSpan(start, Math.min(start + stride, total), pageSize, total);
      }
    };
    const pages = Math.ceil((total - pageSize) / stride);
    const atOnce = pages <= maxPagesAtOnce ? pages : pagesAtOnceOfMany;
    await Promise.all(Array.from({ length: Math.max(0, atOnce) }, readPages));
    if (this.gathered.size !== total) {
      this.#repeated = this.#problem === undefined && this.gathered.size < total;
      this.#note(`TotalCount was ${total}, and ${this.gathered.size} different images came`);
    }
  }

  /** Reads the images of one page, in as many parts as the server splits it into. */
  async #readSpan(start: number, end: number, pageSize: number, total: number): Promise<void> {
    let overlap = pageSize > 1 ? 1 : 0;
    let next = start;
    while (next < end) {
      const { count, totalCount } = await this.#ask(next, overlap, pageSize);
      if (totalCount !== undefined && totalCount !== total) {
        this.#note(`TotalCount went from ${total} to ${totalCount}`);
      }
      if (count === 0) {
        this.#note(`TotalCount was ${total}, and there was nothing from position ${next - overlap} on`);
        return;
      }
      next += count - overlap;
      overlap = count > 1 ? 1 : 0;
    }
  }

  /** Reads page after page when the server does not say how many images there are. */
  async #readUntilEmpty(firstLength: number): Promise<void> {
    let overlap = 1;
    let next = firstLength;
    while (next > 0 && this.#problem === undefined) {
      const before = this.gathered.size;
      const { count } = await this.#ask(next, overlap, this.listing.firstLimit);
      if (count === 0 && overlap === 0) {
        return;
      }
      if (count === 0 || this.gathered.size - before !== count - overlap) {
        this.#note(`there was no TotalCount, and the page from ${next - overlap} on did not fit`);
        return;
      }
      next += count - overlap;
      if (next > maxImages) {
        throw new Endless(`${next} came and there was no end, and at most ${maxImages} can be`);
      }
      // When nothing new came, the next page begins after the last image. It is empty if that was the end.
      overlap = count > overlap ? 1 : 0;
    }
  }

  /** Reads a page that continues at a position and overlaps by the given number of known images. */
  async #ask(next: number, overlap: number, limit: number): Promise<{ count: number; totalCount: number | undefined }> {
    const { images, totalCount } = await this.listing.askPage(next - overlap, limit, this.signal);
    return { count: this.#take(next - overlap, overlap, images), totalCount };
  }

  /**
   * Reads the images of a page and empties it: the promises that delivered the page are older than it, and would keep
   * it until the next full garbage collection, which takes long to come (docs/performance.md).
   */
  #take(offset: number, overlap: number, images: WireImage[]): number {
    const count = images.length;
    // An image without an id can't be compared with the one on the page before.
    this.gathered.add(overlap > 0 && images.at(0)?.["ImageId"] === undefined ? images.slice(overlap) : images);
    this.#fix(offset, images.at(0));
    this.#fix(offset + count - 1, images.at(-1));
    images.length = 0;
    return count;
  }

  #fix(position: number, image: WireImage | undefined): void {
    const id = image?.["ImageId"];
    if (typeof id !== "string") {
      return;
    }
    const known = this.#ends.get(position);
    if (known !== undefined && known !== id) {
      this.#note(`images moved while they were read (at position ${position})`);
      this.#moved = true;
    }
    this.#ends.set(position, id);
  }
}

/** More images than any account has. A server that continues beyond it does not end. */
const maxImages = 1_000_000;

/** The most pages requested at once. The client further bounds and slows its requests. */
const maxPagesAtOnce = 100;

/**
 * How many pages are requested at once when there are more than that. Reading so many responses takes as long as a
 * round trip, so more would not be faster. Objects that wait for a response also outlive the young generation of V8's
 * heap, and stay in memory afterwards.
 */
const pagesAtOnceOfMany = 40;

/** The largest page that UCloud is known to serve, used when it refuses a larger one. */
const safeLimit = 100;

function isRefusalOfLimit(error: unknown): boolean {
  return error instanceof UCloudApiError && isAboutParameters(error.retCode) && /\blimit\b/i.test(error.apiMessage);
}

function* stepwise(start: number, end: number, step: number): Generator<number> {
  for (let value = start; value < end; value += step) {
    yield value;
  }
}
