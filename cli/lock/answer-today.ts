import type { LookupContext } from "../../provider/context";
import { AmbiguousImageError, NoCommonImageError, NoImageError } from "../../provider/explanation/selection-errors";
import { filterOf, parseArguments, type Arguments } from "../../provider/filter/arguments";
import type { Entry } from "../../provider/lockfile/format";
import { questionOf, questionOfId, questionOfZones, type Question } from "../../provider/lockfile/question";
import { entryFor } from "../../provider/lockfile/store";
import { findImage, findImagePerZone, findImages, imageById, queriesOf, queriesOfZones } from "../../provider/lookup";
import { getImageArguments } from "../../provider/lookup/get-image";
import { isUserError, UserError } from "../../provider/text/user-error";
import { isSameOwner, ownerOf, ownerText } from "../../provider/ucloud/settings/owner";
import { NoSuchImageError } from "../no-such-image";

/** UCloud's current answer to a locked question: an entry, no image any more (`none`), or UCloud unreachable (`unknown`). */
export type CurrentAnswer =
  { readonly kind: "answer"; readonly fresh: Entry } | { readonly kind: "none" | "unknown"; readonly problem: string };

/** Returns UCloud's current answer to a locked question. Throws only errors that are defects of this package. */
export async function askAgain(account: LookupContext, entry: Entry): Promise<CurrentAnswer> {
  try {
    const fresh = await askEntry(accountFor(account, entry), entry.find, withProject(entry));
    return fresh.images.length === 0 && entry.images.length > 0
      ? { kind: "none", problem: "Nothing matches any more." }
      : { kind: "answer", fresh };
  } catch (error) {
    if (!isUserError(error)) {
      throw error;
    }
    return { kind: meansNoImage(error) ? "none" : "unknown", problem: error.message };
  }
}

/** Asks UCloud and returns the entry to lock. Throws the errors of a lookup. */
export async function askEntry(account: LookupContext, find: Question["find"], question: Arguments): Promise<Entry> {
  const { imageId, zones, ...args } = question;
  const filter = filterOf(parseArguments(getImageArguments, args));
  if (find === "imagePerZone") {
    const names = Array.isArray(zones) ? [...new Set(zones.map(String))] : [];
    const queries = queriesOfZones(account.settings, filter, args);
    return entryFor(questionOfZones(queries, names, account), await findImagePerZone(account, queries, names));
  }
  const queries = queriesOf(account.settings, filter, args);
  if (find === "images") {
    return entryFor(questionOf("images", queries, account), (await findImages(account, queries, true)).answer);
  }
  if (find === "image") {
    const { image, explanation: _explanation, ...counts } = await findImage(account, queries);
    return entryFor(questionOf("image", queries, account), { ...counts, images: [image] });
  }
  const image = await imageById(account, queries[0], String(imageId));
  if (image === undefined) {
    throw new NoSuchImageError(String(imageId), String(queries[0].filter.region));
  }
  return entryFor(questionOfId(queries[0], String(imageId), account), { matched: 1, images: [image] });
}

/**
 * Returns the context for a locked question. The machine's region and zone are removed, since the question is complete as
 * locked. Images of an owner need that owner's keys; UCloud's own images need only the project, for sub-accounts. Throws a
 * ForeignEntryError when the keys are another owner's.
 */
function accountFor(account: LookupContext, { owner }: Question): LookupContext {
  const { projectId, ...settings } = { ...account.settings, region: undefined, zone: undefined };
  const isUnknown = owner !== undefined && owner.projectId === undefined && owner.account === undefined;
  if (owner === undefined || isUnknown) {
    return { ...account, settings: { ...settings, projectId } };
  }
  if (!isSameOwner(owner, ownerOf(settings, undefined, owner.projectId))) {
    throw new ForeignEntryError(
      `It belongs to ${ownerText(owner)}. Ask with the keys and at the API host of that owner.`,
    );
  }
  return { ...account, settings };
}

function withProject({ query, owner }: Question): Arguments {
  return { ...query, ...(owner?.projectId !== undefined && { projectId: owner.projectId }) };
}

/** Thrown when the images of a locked answer belong to another owner than these keys. */
class ForeignEntryError extends UserError {
  static override readonly kind = "ForeignEntryError";
}

function meansNoImage(error: unknown): boolean {
  return [NoImageError, AmbiguousImageError, NoCommonImageError, NoSuchImageError].some(
    (kind) => error instanceof kind,
  );
}
