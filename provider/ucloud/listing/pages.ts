import { isRecord, type ApiResponse } from "../call/response";
import { AnswerError } from "../errors/error-classes";

/** An image as DescribeImage spells it. Nothing in it is validated: that is the reader's part. */
export type WireImage = Readonly<Record<string, unknown>>;

/** One page of DescribeImage. */
export interface Page {
  readonly images: WireImage[];
  /** How many images match in all; undefined when the answer does not say. */
  readonly totalCount: number | undefined;
}

/** A listing that comes in pages. */
export interface PagedListing {
  /** What is listed, as the beginning of a sentence. */
  readonly of: string;
  /** How many images to ask for at first. */
  readonly firstLimit: number;
  /** Asks for `limit` images from `offset` on, of which the server may serve fewer. */
  readonly askPage: (offset: number, limit: number, signal: AbortSignal) => Promise<Page>;
  /** Asks for those images of the listing that have one of these ids, at most `idsPerRequest`. */
  readonly askIds: (ids: readonly string[], signal: AbortSignal) => Promise<Page>;
}

/** As many as a page is known to hold, so that one request answers for all of them. */
export const idsPerRequest = 100;

/** Cuts ids into lists of at most so many. */
export function batchesOf(ids: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, index) =>
    ids.slice(index * size, (index + 1) * size),
  );
}

/**
 * Reads what DescribeImage answered; every field is optional there, but an answer with neither says nothing. The images
 * are taken out of the answer: see ListingReader for why.
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
  // An element that is no image becomes one without fields, so that the reader reports it and the rest stays usable.
  return { images: (images ?? []).splice(0).map((image: unknown) => (isRecord(image) ? image : {})), totalCount };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function unreadable(problem: string): AnswerError {
  return new AnswerError({ host: "UCloud", action: "DescribeImage", problem });
}

/** The images of a listing, each read once, however often and on whatever page it came. */
export class GatheredImages<T> {
  readonly byId = new Map<string, T>();
  /** Images without an id that can be read can't be told apart, so each counts. */
  readonly unidentified: T[] = [];

  constructor(private readonly read: (image: WireImage) => T) {}

  /** How many different images there are. */
  get size(): number {
    return this.byId.size + this.unidentified.length;
  }

  /** Takes images in that came on one page. */
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

  /** Whether all images with ids that others have are here too. */
  holds(others: GatheredImages<T>): boolean {
    return [...others.byId.keys()].every((id) => this.byId.has(id));
  }

  /** Returns these images and those that others have besides. */
  with(others: GatheredImages<T>): this {
    others.byId.forEach((image, id) => this.byId.set(id, image));
    return this;
  }

  /** Forgets images that are gone. */
  remove(ids: readonly string[]): void {
    ids.forEach((id) => this.byId.delete(id));
  }
}
