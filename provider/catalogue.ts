import { isReadable, type Image, type UnreadableImage } from "./image/image";
import { SharedValues, readImage } from "./image/read-image";
import { printableText } from "./text/printable";
import type { Client } from "./ucloud/call/client";
import { ListingError } from "./ucloud/errors/error-classes";
import {
  describeFirstPage,
  describeImages,
  describeKnownImages,
  type DescribeImageRequest,
} from "./ucloud/listing/describe-image";
import type { AskedIds } from "./ucloud/listing/refused-ids";

/** What DescribeImage has for one request: complete, with the images that could not be read named apart. */
export interface Listing {
  readonly images: readonly Image[];
  readonly unreadable: readonly UnreadableImage[];
}

/** The times of a lookup, in milliseconds as performance.now() has them: a clock that never goes back. */
export interface LookupTimes {
  readonly startedAt: number;
  /** When the last thing was done that the lookup waited for: it uses no listing that is older. */
  readonly waitedUntil?: number | undefined;
}

/** Milliseconds for which a listing may serve further lookups. */
const sharedForMs = 5000;

/** Milliseconds for which one is kept: longer than any lookup takes. */
const keptForMs = 120_000;

/**
 * The images of one account, as one lookup sees them. Lookups that want the same listing share one, whether it is still
 * on its way or already here, as long as it is fresh enough for each of them; a failed one is never kept.
 */
export class Catalogue {
  constructor(
    private readonly shared: SharedListings,
    private readonly times: LookupTimes,
  ) {}

  /** Returns the catalogue for another lookup. */
  forLookup(times: LookupTimes): Catalogue {
    return new Catalogue(this.shared, times);
  }

  /**
   * Returns all that a request lists. Where that does not suffice, and was begun before this lookup, it is listed once
   * more: what is missing from it may have been made in the meantime. All lookups that miss something at once share
   * the second listing too.
   */
  async list(request: DescribeImageRequest, suffices: (listing: Listing) => boolean = () => true): Promise<Listing> {
    const { startedAt, waitedUntil = -Infinity } = this.times;
    const listing = await this.shared.list(request, Math.max(startedAt - sharedForMs, waitedUntil));
    return suffices(listing) ? listing : this.shared.list(request, startedAt);
  }

  /**
   * One image by its id, anywhere in a region; undefined when a complete answer of now does not hold it. It shares its
   * request with other ids; what UCloud refuses of those is no matter here.
   */
  async find(region: string, projectId: string | undefined, imageId: string): Promise<Image | undefined> {
    const { found, failed } = await this.shared.withId(region, projectId, imageId);
    const failure = failed.get(imageId);
    if (failure !== undefined) {
      throw failure;
    }
    const image = found.get(imageId);
    if (image === undefined || isReadable(image)) {
      return image;
    }
    throw new ListingError(
      `The image ${printableText(imageId)} is there, but its ${image.field} can't be read: ${image.problem}`,
    );
  }

  /** Some of the images of a request, from one page at most: nothing that is missing from them is known to be absent. */
  firstPage(request: DescribeImageRequest, timeoutMs: number): Promise<readonly Image[]> {
    return this.shared.firstPage(request, timeoutMs);
  }
}

type AskedImages = AskedIds<Image | UnreadableImage>;

interface SharedListing {
  /** Infinity while it is still to begin. */
  readonly begunAt: number;
  readonly listing: Promise<Listing>;
}

/** What the lookups of one account share: their listings, with the time at which each was begun. */
export class SharedListings {
  private readonly listings = new Map<string, SharedListing>();
  private readonly batches = new Map<string, IdBatch<AskedImages>>();

  constructor(
    private readonly client: Client,
    private readonly signal?: AbortSignal,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Returns what a request lists, from a listing that was not begun before `since`. */
  list(request: DescribeImageRequest, since: number): Promise<Listing> {
    const key = listingKey(request);
    const known = this.listings.get(key);
    if (known !== undefined && known.begunAt >= since) {
      return known.listing;
    }
    this.forgetOld();
    const shared = this.begin(request);
    this.listings.set(key, shared);
    shared.listing.catch(() => {
      if (this.listings.get(key) === shared) {
        this.listings.delete(key);
      }
    });
    return shared.listing;
  }

  /** Nobody uses a listing of that age any more, and a process may look up for weeks. */
  private forgetOld(): void {
    for (const [key, { begunAt }] of this.listings) {
      if (begunAt < this.now() - keptForMs) {
        this.listings.delete(key);
      }
    }
  }

  /** Begins a listing after this turn of the event loop, so that all lookups that start in it have started before. */
  private begin(request: DescribeImageRequest): SharedListing {
    const turn = new Promise<void>((resolve) => setImmediate(resolve));
    const shared = {
      begunAt: Infinity,
      listing: turn.then(() => {
        shared.begunAt = this.now();
        return this.read(request);
      }),
    };
    return shared;
  }

  /** Returns what comes of an id and of those that others ask for in the same turn of the event loop. */
  withId(region: string, projectId: string | undefined, imageId: string): Promise<AskedImages> {
    const key = JSON.stringify([region, projectId]);
    const place = { region, ...(projectId !== undefined && { projectId }) };
    const batch = this.batches.get(key) ?? new IdBatch((imageIds) => this.readKnown({ ...place, imageIds }));
    this.batches.set(key, batch);
    return batch.with(imageId);
  }

  /** Some of the images of a request, from one page at most: nothing that is missing from them is known to be absent. */
  async firstPage(request: DescribeImageRequest, timeoutMs: number): Promise<readonly Image[]> {
    const read = await describeFirstPage(this.client, request, (wire) => readImage(wire, request.region), {
      signal: this.signal,
      deadline: this.client.deadline(timeoutMs),
    });
    return read.filter(isReadable);
  }

  private readKnown(request: DescribeImageRequest & { readonly imageIds: readonly string[] }): Promise<AskedImages> {
    return describeKnownImages(this.client, request, (wire) => readImage(wire, request.region), {
      signal: this.signal,
    });
  }

  private async read(request: DescribeImageRequest): Promise<Listing> {
    const shared = new SharedValues();
    const read = await describeImages(this.client, request, (wire) => readImage(wire, request.region, shared), {
      signal: this.signal,
    });
    const unreadable = read.filter((image): image is UnreadableImage => !isReadable(image));
    return { images: read.filter(isReadable), unreadable };
  }
}

/** Requests that ask for the same images have the same key, in whatever order they name them. */
function listingKey({ region, zone, projectId, imageType, funcTypes, osType, imageIds }: DescribeImageRequest): string {
  return JSON.stringify([region, zone, projectId, imageType, sorted(funcTypes), osType, sorted(imageIds)]);
}

function sorted(values: readonly string[] | undefined): string[] | undefined {
  return values === undefined ? undefined : [...new Set(values)].sort();
}

/**
 * Gathers ids that are asked for in the same turn of the event loop, so that the pins of a stack, which the engine
 * checks side by side, share a request.
 */
class IdBatch<Answer> {
  private gathering: { readonly ids: Set<string>; readonly answer: Promise<Answer> } | undefined;

  constructor(private readonly ask: (ids: readonly string[]) => Promise<Answer>) {}

  /** The answer to all ids of this turn, this one among them. */
  with(id: string): Promise<Answer> {
    this.gathering ??= this.gather();
    this.gathering.ids.add(id);
    return this.gathering.answer;
  }

  private gather() {
    const ids = new Set<string>();
    const turn = new Promise<void>((resolve) => setImmediate(resolve));
    const answer = turn.then(() => {
      this.gathering = undefined;
      return this.ask([...ids]);
    });
    return { ids, answer };
  }
}
