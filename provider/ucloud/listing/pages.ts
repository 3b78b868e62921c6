import { isRecord, type ApiResponse } from "../call/response";
import { AnswerError } from "../errors/error-classes";

/** An image as DescribeImage spells it. It is not validated: that is up to the reader. */
export type WireImage = Readonly<Record<string, unknown>>;

/** One page of DescribeImage. */
export interface Page {
  readonly images: WireImage[];
  /** The number of all matching images; undefined when the response does not say. */
  readonly totalCount: number | undefined;
}

/** A listing that comes in pages. */
export interface PagedListing {
  /** A description of the listing that begins a sentence. */
  readonly of: string;
  /** The limit of the first request. */
  readonly firstLimit: number;
  /** Requests `limit` images from `offset` on. The server may send fewer. */
  readonly askPage: (offset: number, limit: number, signal: AbortSignal) => Promise<Page>;
  /** Requests the images of the listing with these ids, at most `idsPerRequest`. */
  readonly askIds: (ids: readonly string[], signal: AbortSignal) => Promise<Page>;
}

/** As many ids as a page is known to hold, so that one request answers for all of them. */
export const idsPerRequest = 100;

/** Splits ids into lists of at most `size`. */
export function batchesOf(ids: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, index) =>
    ids.slice(index * size, (index + 1) * size),
  );
}

/**
 * Reads a DescribeImage response. Each field is optional there, but a response with neither says nothing. The images
 * are taken out of the response: ListingReader says why.
 */
export function readPage(answer: ApiResponse): Page {
  const images = answer["ImageSet"] ?? undefined;
  const totalCount = answer["TotalCount"] ?? undefined;
  if (images !== undefined && !Array.isArray(images)) {
    throw unreadable(`its ImageSet is no list, but a ${typeof images}`);
  }
  if (totalCount !== undefined && !isCount(totalCount)) {
    const shown = typeof totalCount === "object" ? "an object" : JSON.stringify(totalCount).slice(0, 40);
    throw unreadable(`its TotalCount is not a whole number, but ${shown}`);
  }
  if (images === undefined && totalCount === undefined) {
    throw unreadable("it has neither an ImageSet nor a TotalCount");
  }
  // An element that is not an image becomes an image without fields: the reader reports it, and the rest stays usable.
  return { images: (images ?? []).splice(0).map((image: unknown) => (isRecord(image) ? image : {})), totalCount };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function unreadable(problem: string): AnswerError {
  return new AnswerError({ host: "UCloud", action: "DescribeImage", problem });
}

/** The images of a listing. Each is read once, however often and on whichever page it came. */
export class GatheredImages<T> {
  readonly byId = new Map<string, T>();
  /** Images without a readable id. They can't be told apart, so each counts. */
  readonly unidentified: T[] = [];

  constructor(private readonly read: (image: WireImage) => T) {}

  /** Returns the number of different images. */
  get size(): number {
    return this.byId.size + this.unidentified.length;
  }

  /** Adds the images of one page. */
  add(images: readonly WireImage[]): void {
    for (const image of images) {
      const id = image["ImageId"];
      if (typeof id !== "string" || id === "") {
        this.unidentified.push(this.read(image));
      } else if (!this.byId.has(id)) {
        this.byId.set(id, this.read(image));
      }
    }
  }

  /** Returns whether all images with ids in `others` are here too. */
  holds(others: GatheredImages<T>): boolean {
    return [...others.byId.keys()].every((id) => this.byId.has(id));
  }

  /** Adds the images of `others` and returns this. */
  with(others: GatheredImages<T>): this {
    others.byId.forEach((image, id) => this.byId.set(id, image));
    return this;
  }

  /** Removes images that no longer exist. */
  remove(ids: readonly string[]): void {
    ids.forEach((id) => this.byId.delete(id));
  }
}
