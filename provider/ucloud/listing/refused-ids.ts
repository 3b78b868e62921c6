import { untilAborted } from "../call/time-limit";
import { couldNotLook, UCloudApiError } from "../errors/error-classes";
import { transientRetCodes } from "../errors/ret-codes";
import { batchesOf, idsPerRequest, type GatheredImages } from "./pages";

/** What came of a request for known ids. */
export interface AskedIds<T> {
  /** The images that are there, by their ids. */
  readonly found: ReadonlyMap<string, T>;
  /** Images of the answers without an id that can be read. */
  readonly unidentified: readonly T[];
  /** The ids that nobody could look for, each with the reason. */
  readonly failed: ReadonlyMap<string, Error>;
}

type Ask<T> = (ids: readonly string[], signal: AbortSignal) => Promise<GatheredImages<T>>;

/**
 * Asks for ids in batches. A batch that UCloud refuses is halved until the ids stand alone that it is refused for; the
 * others are found. Where all parts of all batches are refused, the ids are not the reason, and it ends.
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

/** What was asked for and is there: a server that takes no ids answers with everything. */
function present<T>(id: string, { byId }: GatheredImages<T>, found: Map<string, T>): void {
  const image = byId.get(id);
  if (image !== undefined) {
    found.set(id, image);
  }
}

/** Four parts: bad luck has two ids that are refused in different halves, and hardly one in each quarter. */
const enough = 4;

/** A refusal that depends on what is asked for, and neither on the keys, the account nor the moment. */
function mayConcernOneId(error: Error): boolean {
  return error instanceof UCloudApiError && !ofTheAccount.has(error.retCode) && !transientRetCodes.has(error.retCode);
}

/** No such action, keys and signature, address, security lock. Source: https://docs.ucloud.cn/api/summary/public */
const ofTheAccount: ReadonlySet<number> = new Set([160, 161, 170, 171, 172, 174, 292, 294, 295]);
