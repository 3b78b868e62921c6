import type { CallOptions, Client, Parameters } from "../call/client";
import { untilAborted } from "../call/time-limit";
import { ListingError } from "../errors/error-classes";
import { Endless, Inconsistent, ListingReader } from "./listing-reader";
import { readPage, type GatheredImages, type PagedListing, type WireImage } from "./pages";

export type { WireImage };

/** What the API itself can select by. Source: https://docs.ucloud.cn/api/uhost-api/describe_image */
export interface DescribeImageRequest {
  readonly region: string;
  /** Default: all zones of the region. */
  readonly zone?: string;
  /** Default: the account's default project; sub-accounts must give it. */
  readonly projectId?: string;
  /** Base, Business or Custom. Default: all. */
  readonly imageType?: string;
  /** gpu, app, uhost. The API ignores other values. Default: all. */
  readonly funcTypes?: readonly string[];
  /** Linux or Windows. Default: both. */
  readonly osType?: string;
  /** Only these images; an empty list asks for none. Default: all. */
  readonly imageIds?: readonly string[];
}

/**
 * All images that the API has for a request, or an error of this room: never a part of them, none twice. `read` turns
 * each image into what is kept of it, as soon as its page is there, so that no page stays in memory; when images move
 * and the listing must be read again, it reads them again. The order is not defined.
 */
export async function describeImages<T>(
  client: Client,
  request: DescribeImageRequest,
  read: (image: WireImage) => T,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<T[]> {
  const deadline = client.deadline();
  const list = (imageIds: readonly string[] | undefined, stop: AbortSignal | undefined) =>
    readListing(
      {
        of: nameOf(request),
        firstLimit: imageIds === undefined ? largestLimit : idsPerRequest,
        askPage: askerFor(client, request, imageIds, deadline),
      },
      read,
      stop,
    );
  if (request.imageIds === undefined) {
    const { byId, unidentified } = await list(undefined, signal);
    return [...byId.values(), ...unidentified];
  }
  const batches = batchesOf([...new Set(request.imageIds)], idsPerRequest);
  return untilAborted(signal, async (stop) => {
    const found = await Promise.all(batches.map(async (ids) => ({ ids, images: await list(ids, stop) })));
    return found.flatMap(({ ids, images: { byId, unidentified } }) => [...present(ids, byId), ...unidentified]);
  });
}

/**
 * As many images as one request brings, in no order that is defined: a look around, never an answer to what there is.
 */
export async function describeFirstPage<T>(
  client: Client,
  request: DescribeImageRequest,
  read: (image: WireImage) => T,
  options: CallOptions,
): Promise<T[]> {
  const parameters = { ...parametersOf(request, request.imageIds), Limit: largestLimit };
  const { images } = readPage(await client.call("DescribeImage", parameters, options));
  return images.map(read);
}

/**
 * UCloud documents no largest Limit, and serves at most 100 as far as is known; its own command line asks for 500.
 * Asking for more than is served costs nothing, and saves requests wherever more is served.
 * Source: https://docs.ucloud.cn/cli/cmd/ucloud_image_list
 */
const largestLimit = 500;

/** As many as a page is known to hold, so that one request answers for all of them. */
const idsPerRequest = 100;

function askerFor(
  client: Client,
  request: DescribeImageRequest,
  imageIds: readonly string[] | undefined,
  deadline: number,
): PagedListing["askPage"] {
  const parameters = parametersOf(request, imageIds);
  return async (offset, limit, signal) => {
    const asked = { ...parameters, Offset: offset, Limit: limit };
    return readPage(await client.call("DescribeImage", asked, { signal, deadline }));
  };
}

function parametersOf(
  { region, zone, projectId, imageType, funcTypes = [], osType }: DescribeImageRequest,
  imageIds: readonly string[] | undefined,
): Parameters {
  return {
    Region: region,
    Zone: zone,
    ProjectId: projectId,
    ImageType: imageType,
    FuncType: funcTypes.length === 1 ? funcTypes[0] : funcTypes,
    OsType: osType,
    ImageIds: imageIds,
  };
}

function nameOf({ region, zone, projectId, imageType }: DescribeImageRequest): string {
  const details = [zone && `zone ${zone}`, projectId && `project ${projectId}`, imageType && `image type ${imageType}`];
  return ["The images of region " + region, ...details.filter((detail) => detail !== undefined)].join(", ");
}

function batchesOf(ids: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, index) =>
    ids.slice(index * size, (index + 1) * size),
  );
}

/** What was asked for and is there: a server that takes no ids answers with everything. */
function present<T>(ids: readonly string[], byId: ReadonlyMap<string, T>): T[] {
  return ids.flatMap((id) => {
    const image = byId.get(id);
    return image === undefined ? [] : [image];
  });
}

/**
 * All images of a listing, complete or an error. Where the pages do not fit together, images were moving while they
 * were read, and it is read again.
 */
export async function readListing<T>(
  listing: PagedListing,
  read: (image: WireImage) => T,
  signal: AbortSignal | undefined,
): Promise<GatheredImages<T>> {
  const seen: string[] = [];
  while (seen.length < maxReadings) {
    try {
      return await untilAborted(signal, (stop) => new ListingReader(listing, read, stop).run());
    } catch (error) {
      if (error instanceof Endless) {
        throw endless(listing, error);
      }
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

function endless(listing: PagedListing, cause: Endless): ListingError {
  const message = `${listing.of} can't be listed: ${cause.message}. Check that the base URL is UCloud's API.`;
  return new ListingError(message, { cause });
}
