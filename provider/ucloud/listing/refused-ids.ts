import { untilAborted } from "../call/time-limit";
import { couldNotLook, UCloudApiError } from "../errors/error-classes";
import { transientRetCodes } from "../errors/ret-codes";
import { batchesOf, idsPerRequest, type GatheredImages } from "./pages";

/** The result of a request for known ids. */
export interface AskedIds<T> {
  /** The images that exist, by their ids. */
  readonly found: ReadonlyMap<string, T>;
  /** Images in the responses without a readable id. */
  readonly unidentified: readonly T[];
  /** The ids that could not be looked up, each with the reason. */
  readonly failed: ReadonlyMap<string, Error>;
}

type Ask<T> = (ids: readonly string[], signal: AbortSignal) => Promise<GatheredImages<T>>;

/**
 * Requests ids in batches. A refused batch is halved until only the ids that cause the refusal remain; the others are
 * found. When all parts of all batches are refused, the ids are not the reason, and it stops.
 */
export async function askForAll<T>(
  ids: readonly string[],
  ask: Ask<T>,
  signal: AbortSignal | undefined,
): Promise<AskedIds<T>> {
  const found = new Map<string, T>();
  const unidentified: T[] = [];
  const failed = new Map<string, Error>();
  await untilAborted(signal, async (stop) => {
    let pending = batchesOf(ids, idsPerRequest);
    while (pending.length > 0) {
      const answers = await Promise.all(pending.map((batch) => answerTo(batch, ask, stop)));
      const isGeneral = pending.length >= enough && answers.every(({ error }) => error !== undefined);
      pending = [];
      for (const { batch, images, error } of answers) {
        if (error === undefined) {
          batch.forEach((id) => present(id, images, found));
          unidentified.push(...images.unidentified);
        } else if (batch.length > 1 && !isGeneral && mayConcernOneId(error)) {
          pending.push(...batchesOf(batch, Math.ceil(batch.length / 2)));
        } else {
          batch.forEach((id) => failed.set(id, error));
        }
      }
    }
  });
  return { found, unidentified, failed };
}

type Answer<T> = { readonly batch: readonly string[] } & (
  | { readonly images: GatheredImages<T>; readonly error?: undefined }
  | { readonly error: Error; readonly images?: undefined }
);

async function answerTo<T>(batch: readonly string[], ask: Ask<T>, stop: AbortSignal): Promise<Answer<T>> {
  try {
    return { batch, images: await ask(batch, stop) };
  } catch (error) {
    stop.throwIfAborted();
    if (!couldNotLook(error)) {
      throw error;
    }
    return { batch, error };
  }
}

/** Adds the image of a requested id if it exists. A server that ignores ids returns all images. */
function present<T>(id: string, { byId }: GatheredImages<T>, found: Map<string, T>): void {
  const image = byId.get(id);
  if (image !== undefined) {
    found.set(id, image);
  }
}

/**
 * Four parts: two refused ids may fall into different halves by chance, but refused ids hardly fall into every quarter.
 */
const enough = 4;

/** Returns whether a refusal depends on what is requested, not on the keys, the account or the moment. */
function mayConcernOneId(error: Error): boolean {
  return error instanceof UCloudApiError && !ofTheAccount.has(error.retCode) && !transientRetCodes.has(error.retCode);
}

/**
 * RetCodes for an unknown action, keys and signature, address, and security lock. Source:
 * https://docs.ucloud.cn/api/summary/public
 */
const ofTheAccount: ReadonlySet<number> = new Set([160, 161, 170, 171, 172, 174, 292, 294, 295]);
