import type { Image } from "../images/image";
import type { Query } from "../images/query";
import { questionOfId } from "../lockfile/question";
import { regionOf, type Account } from "../lookup";
import { findAgain } from "./review";

/** The image of an id that a program or an import names: the lockfile's, where that may answer, else UCloud's. */
export async function namedImage(account: Account, query: Query, imageId: string): Promise<Image | undefined> {
  const question = questionOfId(regionOf(query.filter), query.filter.projectId, imageId);
  const locked = account.lock.imageOf(imageId) ?? account.lock.recall(question)?.images[0];
  if (locked !== undefined) {
    return locked;
  }
  const found = await findAgain(account, query, imageId);
  return found && (await account.lock.note(question, { matched: 1, images: [found] })).images[0];
}
