import { isDeepStrictEqual } from "node:util";
import type { LookupContext } from "../../provider/context";
import { plainImages, type Entry } from "../../provider/lockfile/format";
import { questionKey } from "../../provider/lockfile/question";
import { progress } from "../screen/progress";
import { askAgain } from "./answer-today";

/** A locked answer compared with UCloud's current one. `moved`: other images. `changed`: the same images, other details. */
export type Comparison = { readonly entry: Entry } & (
  | { readonly kind: "same" | "moved" | "changed"; readonly fresh: Entry }
  | { readonly kind: "none" | "unknown"; readonly problem: string }
);

/** Asks UCloud every question again and returns the comparisons. */
export async function compare(account: LookupContext, entries: readonly Entry[]): Promise<Comparison[]> {
  const asked = progress("answers compared", entries.length);
  return Promise.all(
    entries.map(async (entry): Promise<Comparison> => {
      const now = await askAgain(account, entry).finally(asked.step);
      return now.kind === "answer"
        ? { entry, kind: differenceOf(entry, now.fresh), fresh: now.fresh }
        : { entry, ...now };
    }),
  );
}

function differenceOf(locked: Entry, fresh: Entry): "same" | "moved" | "changed" {
  const ids = ({ images }: Entry) => images.map(({ imageId }) => imageId);
  if (!isDeepStrictEqual(ids(locked), ids(fresh))) {
    return "moved";
  }
  return isDeepStrictEqual(plainImages(locked), plainImages(fresh)) &&
    locked.matchedFallback === fresh.matchedFallback &&
    questionKey(locked) === questionKey(fresh)
    ? "same"
    : "changed";
}
