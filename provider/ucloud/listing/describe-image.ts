import type { CallOptions, Client, Parameters } from "../call/client";
import { idsPerRequest, readPage, type PagedListing, type WireImage } from "./pages";
import { askForAll, type AskedIds } from "./refused-ids";
import { readWhole } from "./whole-listing";

export type { WireImage };

/** The filters of the API itself. Source: https://docs.ucloud.cn/api/uhost-api/describe_image */
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
 * Returns all images of a request, none twice and in no defined order. Throws an error from ucloud/errors rather than
 * return a part. `read` converts each image as soon as its page arrives, so that no page stays in memory. When images
 * move and the listing must be read again, `read` may see them again.
 */
export async function describeImages<T>(
  client: Client,
  request: DescribeImageRequest,
  read: (image: WireImage) => T,
  { signal }: ListingOptions = {},
): Promise<T[]> {
  const { imageIds } = request;
  if (imageIds === undefined) {
    const { byId, unidentified } = await readWhole(listingOf(client, request, client.deadline()), read, signal);
    return [...byId.values(), ...unidentified];
  }
  const { found, unidentified, failed } = await describeKnownImages(client, { ...request, imageIds }, read, { signal });
  const [failure] = failed.values();
  if (failure !== undefined) {
    throw failure;
  }
  return [...found.values(), ...unidentified];
}

/**
 * Returns the images with the given ids that exist. An id that UCloud refuses, or that could not be asked for, fails
 * alone and does not affect the others.
 */
export async function describeKnownImages<T>(
  client: Client,
  request: DescribeImageRequest & { readonly imageIds: readonly string[] },
  read: (image: WireImage) => T,
  { signal }: ListingOptions = {},
): Promise<AskedIds<T>> {
  const deadline = client.deadline();
  return askForAll(
    [...new Set(request.imageIds)],
    (ids, stop) => readWhole(listingOf(client, request, deadline, ids), read, stop),
    signal,
  );
}

export interface ListingOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Returns as many images as one request brings, in no defined order: a sample, never proof of what exists. */
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
 * UCloud documents no largest Limit. As far as is known it serves at most 100, while its own command line asks for 500.
 * Asking for more than is served costs nothing, and saves requests wherever more is served.
 * Source: https://docs.ucloud.cn/cli/cmd/ucloud_image_list
 */
const largestLimit = 500;

/** Returns a request as a paged listing, which can ask for everything or only for some ids. */
function listingOf(
  client: Client,
  request: DescribeImageRequest,
  deadline: number,
  imageIds?: readonly string[],
): PagedListing {
  const ask = async (ids: readonly string[] | undefined, offset: number, limit: number, signal: AbortSignal) => {
    const asked = { ...parametersOf(request, ids), Offset: offset, Limit: limit };
    return readPage(await client.call("DescribeImage", asked, { signal, deadline }));
  };
  return {
    of: nameOf(request),
    firstLimit: imageIds === undefined ? largestLimit : idsPerRequest,
    askPage: (offset, limit, signal) => ask(imageIds, offset, limit, signal),
    askIds: (ids, signal) => ask(ids, 0, idsPerRequest, signal),
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
