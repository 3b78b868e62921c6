import { isDeepStrictEqual } from "node:util";
import { pinnedImageFields } from "../images/arguments";
import type { Arguments } from "../lookup";

/** One property that an update would change. */
export interface ChangedProperty {
  readonly property: string;
  readonly kind: "add" | "delete" | "update";
}

/** What an update of a pin would change. Another image is another pin, since the id of the resource is the image's. */
export interface PinDiff {
  readonly changed: readonly ChangedProperty[];
  readonly replaces: readonly string[];
}

/**
 * Compares the recorded properties with what check made of the program's arguments. How the pin stands (status,
 * newestImageId, drift) is an observation and no change: a newer image alone must leave a preview without changes.
 */
export function diffPin(olds: Arguments, news: Arguments): PinDiff {
  const changed = pinnedImageFields.flatMap((property) => changeOf(property, olds[property], news[property]));
  return { changed, replaces: changed.some(({ property }) => property === "imageId") ? ["imageId"] : [] };
}

function changeOf(property: string, before: unknown, after: unknown): ChangedProperty[] {
  const [old, fresh] = [before ?? undefined, after ?? undefined];
  if (isDeepStrictEqual(old, fresh)) {
    return [];
  }
  return [{ property, kind: old === undefined ? "add" : fresh === undefined ? "delete" : "update" }];
}
