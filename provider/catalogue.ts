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

/** A complete listing of one DescribeImage request. Images that could not be read are listed apart. */
export interface Listing {
  readonly images: readonly Image[];
  readonly unreadable: readonly UnreadableImage[];
}

/** The times of a lookup in milliseconds, from performance.now(), which never goes back. */
export interface LookupTimes {
  readonly startedAt: number;
  /** When the last step that the lookup waited for ended. The lookup uses no older listing. */
  readonly waitedUntil?: number | undefined;
  /**
   * Whether the lookup may have waited for something until it started, and nobody knows for what. The engine tells no
   * provider what a request waited for.
   */
  readonly mayHaveWaited?: boolean;
}

/** How long a listing may serve further lookups, in milliseconds. */
const sharedForMs = 5000;

/** How long a listing is kept, in milliseconds: longer than any lookup takes. */
const keptForMs = 120_000;

/**
 * The images of one account, as one lookup sees them. Lookups share a listing, pending or complete, as long as it is
 * fresh enough for each of them. A failed listing is never kept.
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

  /** Returns the catalogue for the same lookup, which may have waited for an image that the same update makes. */
  asIfWaited(): Catalogue {
    return new Catalogue(this.shared, { ...this.times, mayHaveWaited: true });
  }

  /**
   * Returns all images of a request. If the listing does not suffice and began before this lookup, it is read once
   * more, because a missing image may have been created since. Lookups that miss something at the same time share the
   * second listing too.
   */
  async list(request: DescribeImageRequest, suffices: (listing: Listing) => boolean = () => true): Promise<Listing> {
    const { startedAt, waitedUntil = -Infinity, mayHaveWaited = false } = this.times;
    // An update can make custom images only: those of UCloud and of the market are made by others.
    const madeUntil = mayHaveWaited && request.imageType === "Custom" ? startedAt : waitedUntil;
    const listing = await this.shared.list(request, Math.max(startedAt - sharedForMs, madeUntil));
    return suffices(listing) ? listing : this.shared.list(request, startedAt);
  }

  /**
   * Returns the image with an id, anywhere in a region, or undefined when a complete, current answer does not hold it.
   * The request is shared with other ids; refusals of those ids do not affect this one.
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

  /** Returns some images of a request, from one page at most. An image that is missing here may still exist. */
  firstPage(request: DescribeImageRequest, timeoutMs: number): Promise<readonly Image[]> {
    return this.shared.firstPage(request, timeoutMs);
  }
}

type AskedImages = AskedIds<Image | UnreadableImage>;

interface SharedListing {
  /** When the listing began. Infinity until it begins. */
  readonly begunAt: number;
  readonly isComplete: boolean;
  readonly listing: Promise<Listing>;
}

/** The listings that the lookups of one account share, with the time at which each began. */
export class SharedListings {
  private readonly listings = new Map<string, SharedListing>();
  private readonly batches = new Map<string, IdBatch<AskedImages>>();

  constructor(
    private readonly client: Client,
    private readonly signal?: AbortSignal,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Returns the images of a request, from a listing that began at `since` or later. */
  list(request: DescribeImageRequest, since: number): Promise<Listing> {
    const key = listingKey(request);
    const known = this.listings.get(key);
    if (known !== undefined && known.begunAt >= since) {
      return known.listing;
    }
    this.forgetOld();
    const shared = this.begin(request, known?.isComplete === false ? known.listing : undefined);
    this.listings.set(key, shared);
    shared.listing.catch(() => {
      if (this.listings.get(key) === shared) {
        this.listings.delete(key);
      }
    });
    return shared.listing;
  }

  /** Removes listings too old to be used, because a process may run lookups for weeks. */
  private forgetOld(): void {
    for (const [key, { begunAt }] of this.listings) {
      if (begunAt < this.now() - keptForMs) {
        this.listings.delete(key);
      }
    }
  }

  /**
   * Begins a listing after this turn of the event loop, so that it begins after every lookup that starts in this turn. It
   * also begins after the one that is under way, so that all who come meanwhile share it. When that one fails, it fails
   * too: UCloud was asked while these lookups waited.
   */
  private begin(request: DescribeImageRequest, underWay: Promise<Listing> | undefined): SharedListing {
    const turn = new Promise<void>((resolve) => setImmediate(resolve));
    const shared = {
      begunAt: Infinity,
      isComplete: false,
      listing: Promise.all([turn, underWay])
        .then(() => {
          shared.begunAt = this.now();
          return this.read(request);
        })
        .finally(() => (shared.isComplete = true)),
    };
    return shared;
  }

  /** Returns the results for an id and for the ids that others ask for in the same turn of the event loop. */
  withId(region: string, projectId: string | undefined, imageId: string): Promise<AskedImages> {
    const key = JSON.stringify([region, projectId]);
    const place = { region, ...(projectId !== undefined && { projectId }) };
    const batch = this.batches.get(key) ?? new IdBatch((imageIds) => this.readKnown({ ...place, imageIds }));
    this.batches.set(key, batch);
    return batch.with(imageId);
  }

  /** Returns some images of a request, from one page at most. An image that is missing here may still exist. */
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

/** Returns a key that is the same for requests for the same images, in whatever order they name them. */
function listingKey({ region, zone, projectId, imageType, funcTypes, osType, imageIds }: DescribeImageRequest): string {
  return JSON.stringify([region, zone, projectId, imageType, sorted(funcTypes), osType, sorted(imageIds)]);
}

function sorted(values: readonly string[] | undefined): string[] | undefined {
  return values === undefined ? undefined : [...new Set(values)].sort();
}

/**
 * Collects the ids requested in one turn of the event loop, so that pins that the engine checks in parallel share a
 * request.
 */
class IdBatch<Answer> {
  private gathering: { readonly ids: Set<string>; readonly answer: Promise<Answer> } | undefined;

  constructor(private readonly ask: (ids: readonly string[]) => Promise<Answer>) {}

  /** Returns the answer to all ids of this turn, including this one. */
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
