import type { LookupContext } from "../context";
import type { Query } from "../filter/query";
import type { Image } from "../image/image";
import type { LockedAnswer } from "../lockfile/format";
import { questionOfId } from "../lockfile/question";
import { listingRequest, regionOf } from "./search";

/** Returns the image with an id, from the lockfile when it may answer, else from UCloud. */
export function imageById(account: LookupContext, query: Query, imageId: string): Promise<Image | undefined> {
  return account.lock.answer(questionOfId(query, imageId, account), {
    ucloud: () => imageToday(account, query, imageId),
    locked: onlyImage,
    toLock: (image) => image && { matched: 1, images: [image] },
  });
}

/**
 * Returns a recorded image as it is now, from the lockfile when it may answer. When lookups are frozen, returns the record
 * without a check that the image still exists.
 */
export function recordedImage(account: LookupContext, query: Query, recorded: Image): Promise<Image | undefined> {
  return account.lock.answer<Image | undefined>(questionOfId(query, recorded.imageId, account), {
    ucloud: () => imageToday(account, query, recorded.imageId),
    locked: onlyImage,
    frozen: () => recorded,
  });
}

function onlyImage({ images: [image] }: LockedAnswer): Image | undefined {
  return image;
}

/** Returns the image with an id, from the whole region. Undefined only when a complete response lacks it. */
async function imageToday(account: LookupContext, { filter }: Query, imageId: string): Promise<Image | undefined> {
  const listing = await account.catalogue().list(listingRequest(filter));
  const listed = listing.images.find((image) => image.imageId === imageId);
  return listed ?? (await account.catalogue().find(regionOf(filter), filter.projectId, imageId));
}
