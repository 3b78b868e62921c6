import type { Image } from "../../images/image";
import type { ImageStore } from "../../images/image-store";
import type { Parameters } from "../../request/parameters";
import type { Action, Call } from "../call";

const DEFAULT_LIMIT = 20;
const FUNC_TYPES = ["gpu", "app", "uhost"];

/** Lists images, a page at a time. https://docs.ucloud.cn/api/uhost-api/describe_image */
export const describeImage: Action = (call) => {
  const { parameters, pageLimit, offsetShift } = call;
  const matching = matchingImages(call);
  const listed = call.arranged({ images: matching, totalCount: matching.length });
  const offset = parameters.count("Offset", 0);
  // A Limit of 0 is undocumented. A guess: it means the default.
  const limit = Math.min(parameters.count("Limit", 0) || DEFAULT_LIMIT, pageLimit);
  const withPrices = parameters.text("PriceSet") === "1";
  const start = offset > 0 ? Math.max(0, offset + offsetShift) : 0;
  const page = listed.images.slice(start, start + limit);
  return { TotalCount: listed.totalCount, ImageSet: page.map((image) => shown(image, withPrices)) };
};

// Cached: otherwise, reading 100,000 images page by page would filter them a thousand times.
const kept = new WeakMap<ImageStore, { version: number; listings: Map<string, Image[]> }>();

function matchingImages({ parameters, place, images }: Call): Image[] {
  const query = queryOf(parameters);
  const key = JSON.stringify([place, query]);
  let cache = kept.get(images);
  if (cache?.version !== images.version) {
    cache = { version: images.version, listings: new Map() };
    kept.set(images, cache);
  }
  let listing = cache.listings.get(key);
  if (listing === undefined) {
    const candidates = images.inRegion(place.region, place.project);
    listing = candidates.filter((image) => (place.zone ?? image.Zone) === image.Zone && matches(image, query));
    cache.listings.set(key, listing);
  }
  return listing;
}

interface Query {
  readonly imageType: string | undefined;
  readonly osType: string | undefined;
  readonly tag: string | undefined;
  readonly funcTypes: readonly string[];
  readonly imageIds: readonly string[];
}

function queryOf(parameters: Parameters): Query {
  return {
    imageType: parameters.oneOf("ImageType", ["Base", "Business", "Custom"]),
    osType: parameters.oneOf("OsType", ["Linux", "Windows"]),
    tag: parameters.text("Tag"),
    // UCloud silently ignores a value that it does not know.
    funcTypes: parameters.list("FuncType").filter((funcType) => FUNC_TYPES.includes(funcType)),
    imageIds: [...parameters.list("ImageId"), ...parameters.list("ImageIds")],
  };
}

function matches(image: Image, { imageType, osType, tag, funcTypes, imageIds }: Query): boolean {
  return (
    (imageType === undefined || imageType === image.ImageType) &&
    (osType === undefined || osType === image.OsType) &&
    (tag === undefined || tag === image.Tag) &&
    (funcTypes.length === 0 || funcTypes.includes(image.FuncType ?? "")) &&
    (imageIds.length === 0 || imageIds.includes(image.ImageId))
  );
}

function shown(image: Image, withPrices: boolean): Image {
  return image.PriceSet === undefined || withPrices ? image : { ...image, PriceSet: [] };
}
