import { readFileSync } from "node:fs";
import { access, constants } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf, isSystemError, reasonOf } from "../text/reason";
import { finalPath, replaceFile } from "../text/replace-file";
import { LockfileError } from "./errors";
import { formatLockfile, inFixedOrder, parseLockfile, type LockedAnswer, type Entry, type Lockfile } from "./format";
import { questionKey, type Asked, type Question } from "./question";

/** Returns what the file holds; nothing when there is no such file. */
export function readLockfile(path: string): Lockfile {
  const text = textIn(path);
  return text === undefined ? emptyLockfile() : parseLockfile(text, path);
}

export function emptyLockfile(): Lockfile {
  return { entries: new Map(), others: {}, isOld: false };
}

/** Returns the entry of an answer. What belongs to somebody is for its owner alone. */
export function entryFor({ find, query, owner, isForEveryone }: Asked, answer: LockedAnswer): Entry {
  const whose = isForEveryone(answer) || owner === undefined ? {} : { owner };
  return { find, query: { ...query }, ...whose, ...answer, images: inFixedOrder(find, answer.images) };
}

/** Puts an entry in the place of the one that answers the same question, whose further fields it keeps. */
export function putEntry(entries: Map<string, Entry>, entry: Entry): void {
  const { matchedFallback: _fallback, ...before } = entries.get(questionKey(entry)) ?? {};
  entries.delete(questionKey(ownerless(entry)));
  entries.set(questionKey(entry), { ...before, ...entry });
}

/**
 * Puts an entry in the place of another one that it answers anew. One that somebody deleted in the meantime stays
 * deleted.
 */
export function replaceEntry(entries: Map<string, Entry>, before: Entry, entry: Entry): void {
  const standing = entries.get(questionKey(before));
  if (standing !== undefined) {
    const { matchedFallback: _fallback, owner: _owner, ...others } = standing;
    entries.delete(questionKey(before));
    putEntry(entries, { ...others, ...entry });
  }
}

/** An entry of 0.1 of which nobody knows whose it is. */
function ownerless({ find, query }: Question): Question {
  return { find, query, owner: {} };
}

/**
 * Changes the file: reads it anew, lets `change` work on its content, and replaces it whole. Programs that do so at the
 * same time do it one after the other. Returns what the file holds then. What the system refuses is a LockfileError.
 */
export async function changeLockfile(
  path: string,
  warn: (text: string) => void,
  change: (entries: Map<string, Entry>) => void,
): Promise<Lockfile> {
  try {
    return await changeInTurn(await finalPath(path), (text) => {
      const file = text === undefined ? emptyLockfile() : parseLockfile(text, path);
      if (file.isOld) {
        warn(`The lockfile ${path} was written by version 0.1, and is now written in the layout of this version.`);
      }
      change(file.entries);
      return { result: { ...file, isOld: false }, text: formatLockfile(file) };
    });
  } catch (error) {
    throw isSystemError(error) ? refused(path, "can't be changed", error) : error;
  }
}

/** Replaces the text of a file whose content may not be readable, such as one with conflicts. */
export async function rewriteLockfile<Result>(
  path: string,
  rewrite: (text: string | undefined) => { readonly result: Result; readonly text: string | undefined },
): Promise<Result> {
  try {
    return await changeInTurn(await finalPath(path), rewrite);
  } catch (error) {
    throw isSystemError(error) ? refused(path, "can't be changed", error) : error;
  }
}

async function changeInTurn<Result>(
  path: string,
  change: (text: string | undefined) => { readonly result: Result; readonly text: string | undefined },
): Promise<Result> {
  // The lock would be tried for again and again in a folder where nobody can make one.
  await access(dirname(path), constants.W_OK);
  const { lock } = await import("proper-lockfile");
  const release = await lock(path, { realpath: false, stale: staleMs, retries, onCompromised: () => undefined });
  try {
    for (;;) {
      const before = textIn(path);
      const { result, text } = change(before);
      if (text === undefined || (await replace(path, before, text))) {
        return result;
      }
    }
  } finally {
    await release();
  }
}

/** A program that died in between holds the others up for this long. Writing takes milliseconds. */
const staleMs = 5000;
/** Together longer than the locks of several dead programs last: whoever gives up loses an answer. */
const retries = { retries: 1000, factor: 1.2, minTimeout: 10, maxTimeout: 100, randomize: true };

/**
 * Replaces the text that was read; returns false where another program changed the file since then. It may: a lock that
 * nobody refreshed, since its program was suspended, is taken for a dead program's. The same text leaves the file, and
 * its time, alone. Line ends and a byte order mark stay as the file has them.
 */
async function replace(path: string, before: string | undefined, text: string): Promise<boolean> {
  const styled = before === undefined ? text : styledAs(before, text);
  return before === styled || replaceFile(path, styled, () => textIn(path) === before);
}

function styledAs(before: string, text: string): string {
  const mark = before.startsWith("\uFEFF") ? "\uFEFF" : "";
  return `${mark}${before.includes("\r\n") ? text.replaceAll("\n", "\r\n") : text}`;
}

function textIn(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") {
      return undefined;
    }
    if (codeOf(error) === "EISDIR") {
      throw new LockfileError(path, "is a folder", "Move it away, or name another file in UCLOUD_IMAGE_LOCK_FILE.");
    }
    throw isSystemError(error) ? refused(path, "can't be read", error) : error;
  }
}

function refused(path: string, problem: string, cause: Error): LockfileError {
  const readOnly = codeOf(cause) === "EACCES" || codeOf(cause) === "EROFS" || codeOf(cause) === "EPERM";
  return new LockfileError(
    path,
    `${problem}: ${reasonOf(cause)}`,
    readOnly
      ? 'Give write access to its folder, name another file in UCLOUD_IMAGE_LOCK_FILE, or set the lock to "frozen", which only reads.'
      : "Correct that, or name another file in UCLOUD_IMAGE_LOCK_FILE.",
    { cause },
  );
}
