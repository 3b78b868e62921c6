import type { LookupContext } from "../context";
import type { Query } from "../filter/query";
import type { Image } from "../image/image";
import type { LockedAnswer } from "../lockfile/format";
import { questionOfId } from "../lockfile/question";
import { listingRequest, regionOf } from "./search";

/** The image of an id that somebody names: the lockfile's, where that may answer, else UCloud's. */
export function imageById(account: LookupContext, query: Query, imageId: string): Promise<Image | undefined> {
  return account.lock.answer(questionOfId(query, imageId, account), {
    ucloud: () => imageToday(account, query, imageId),
    locked: onlyImage,
    toLock: (image) => image && { matched: 1, images: [image] },
  });
}

/** A recorded image as it is today; the lockfile's, where that may answer. Frozen, nobody looks whether it is still there. */
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

/** The image of an id, wherever in the region it is; undefined only when a complete answer does not hold it. */
async function imageToday(account: LookupContext, { filter }: Query, imageId: string): Promise<Image | undefined> {
  const listing = await account.catalogue().list(listingRequest(filter));
  const listed = listing.images.find((image) => image.imageId === imageId);
  return listed ?? (await account.catalogue().find(regionOf(filter), filter.projectId, imageId));
}
