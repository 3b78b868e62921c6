import { IdBatch } from "./id-batch";
import { harmless } from "./text/harmless";
import { isReadable, type Image, type UnreadableImage } from "./images/image";
import { readImage } from "./images/read-image";
import { SharedValues } from "./images/shared-values";
import type { Client } from "./ucloud/client";
import { ListingError } from "./ucloud/errors";
import { describeImages, glimpseImages, type DescribeImageRequest } from "./ucloud/describe-image";

/** What DescribeImage has for one request: complete, with the images that could not be read named apart. */
export interface Listing {
  readonly images: readonly Image[];
  readonly unreadable: readonly UnreadableImage[];
}

/**
 * The images of one account. Lookups that want the same listing share one, whether it is still on its way or already
 * here; a failed one is never kept. A catalogue lives as long as one program run or one engine operation.
 */
export class Catalogue {
  private readonly listings = new Map<string, Promise<Listing>>();
  private readonly batches = new Map<string, IdBatch<Listing>>();

  constructor(
    private readonly client: Client,
    private readonly signal?: AbortSignal,
  ) {}

  list(request: DescribeImageRequest): Promise<Listing> {
    const key = keyOf(request);
    const known = this.listings.get(key);
    if (known !== undefined) {
      return known;
    }
    const listing = this.read(request);
    this.listings.set(key, listing);
    listing.catch(() => this.listings.delete(key));
    return listing;
  }

  /** One image by its id, anywhere in a region; undefined when a complete answer does not hold it. */
  async find(region: string, projectId: string | undefined, imageId: string): Promise<Image | undefined> {
    const { images, unreadable } = await this.batch(region, projectId).with(imageId);
    const broken = unreadable.find((image) => image.imageId === imageId);
    if (broken !== undefined) {
      throw new ListingError(
        `The image ${harmless(imageId)} is there, but its ${broken.field} can't be read: ${broken.problem}`,
      );
    }
    return images.find((image) => image.imageId === imageId);
  }

  /** Some of the images of a request, from one page at most: nothing that is missing from them is known to be absent. */
  async glimpse(request: DescribeImageRequest, timeoutMs: number): Promise<readonly Image[]> {
    const read = await glimpseImages(this.client, request, (wire) => readImage(wire, request.region), {
      signal: this.signal,
      deadline: this.client.deadline(timeoutMs),
    });
    return read.filter(isReadable);
  }

  private batch(region: string, projectId: string | undefined): IdBatch<Listing> {
    const key = JSON.stringify([region, projectId]);
    const place = { region, ...(projectId !== undefined && { projectId }) };
    const batch = this.batches.get(key) ?? new IdBatch((imageIds) => this.list({ ...place, imageIds }));
    this.batches.set(key, batch);
    return batch;
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
function keyOf({ region, zone, projectId, imageType, funcTypes, osType, imageIds }: DescribeImageRequest): string {
  return JSON.stringify([region, zone, projectId, imageType, sorted(funcTypes), osType, sorted(imageIds)]);
}

function sorted(values: readonly string[] | undefined): string[] | undefined {
  return values === undefined ? undefined : [...new Set(values)].sort();
}
