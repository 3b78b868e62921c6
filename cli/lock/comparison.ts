import { isDeepStrictEqual } from "node:util";
import type { Answer, Entry } from "../../provider/lockfile/format";
import type { Account } from "../../provider/lookup";
import { progress } from "../screen/progress";
import { today } from "./answer-today";

/** A locked answer beside UCloud's of today. */
export type Comparison = { readonly entry: Entry } & (
  | { readonly kind: "same" | "moved" | "changed"; readonly answer: Answer }
  | { readonly kind: "none" | "unknown"; readonly problem: string }
);

/** Asks UCloud every question again. `changed`: the same images, of which something else is told now. */
export async function compare(account: Account, entries: readonly Entry[]): Promise<Comparison[]> {
  const asked = progress("answers compared", entries.length);
  return Promise.all(
    entries.map(async (entry): Promise<Comparison> => {
      const now = await today(account, entry).finally(asked.step);
      return now.kind === "answer"
        ? { entry, kind: differenceOf(entry, now.answer), answer: now.answer }
        : { entry, ...now };
    }),
  );
}

function differenceOf(locked: Answer, fresh: Answer): "same" | "moved" | "changed" {
  const ids = ({ images }: Answer) => images.map(({ imageId }) => imageId);
  if (!isDeepStrictEqual(ids(locked), ids(fresh))) {
    return "moved";
  }
  return isDeepStrictEqual(locked.images, fresh.images) && locked.matchedFallback === fresh.matchedFallback
    ? "same"
    : "changed";
}
