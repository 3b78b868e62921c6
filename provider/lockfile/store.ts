import { readFileSync } from "node:fs";
import { access, constants } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf, isSystemError, reasonOf } from "../text/reason";
import { finalPath, replaceFile } from "../text/replace-file";
import { LockfileError } from "./errors";
import { formatLockfile, inFixedOrder, parseLockfile, type LockedAnswer, type Entry, type Lockfile } from "./format";
import { questionKey, type Asked, type Question } from "./question";
import { takeTurn, type Turn } from "./turn";

/** Returns the content of the file, which is empty when the file does not exist. */
export function readLockfile(path: string): Lockfile {
  const text = textIn(path);
  return text === undefined ? emptyLockfile() : parseLockfile(text, path);
}

export function emptyLockfile(): Lockfile {
  return { entries: new Map(), others: {}, isOld: false };
}

/** Returns the entry for an answer. An answer that belongs to someone is for its owner alone. */
export function entryFor({ find, query, owner, isForEveryone }: Asked, answer: LockedAnswer): Entry {
  const whose = isForEveryone(answer) || owner === undefined ? {} : { owner };
  return { find, query: { ...query }, ...whose, ...answer, images: inFixedOrder(find, answer.images) };
}

/** Adds an entry, or replaces the one that answers the same question and keeps that one's further fields. */
export function putEntry(entries: Map<string, Entry>, entry: Entry): void {
  const { matchedFallback: _fallback, ...before } = entries.get(questionKey(entry)) ?? {};
  entries.delete(questionKey(ownerless(entry)));
  entries.set(questionKey(entry), { ...before, ...entry });
}

/** Replaces an entry by its new answer. An entry deleted in the meantime stays deleted. */
export function replaceEntry(entries: Map<string, Entry>, before: Entry, entry: Entry): void {
  const standing = entries.get(questionKey(before));
  if (standing !== undefined) {
    const { matchedFallback: _fallback, owner: _owner, ...others } = standing;
    entries.delete(questionKey(before));
    putEntry(entries, { ...others, ...entry });
  }
}

/** Returns the question of a 0.1 entry whose owner is unknown. */
function ownerless({ find, query }: Question): Question {
  return { find, query, owner: {} };
}

/**
 * Changes the file: reads it again, applies `change` to its content and replaces the whole file. Concurrent programs
 * take turns. Returns the new content. Throws a LockfileError when the system refuses access.
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

/** Replaces the text of a file whose content may be unreadable, such as one with conflicts. */
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
  // Without this check, the error about a folder that is not writable would name the lock, not the lockfile.
  await access(dirname(path), constants.W_OK);
  for (;;) {
    const turn = await takeTurn(path);
    try {
      const before = textIn(path);
      const { result, text } = change(before);
      // When the turn was lost in between, another program may have overwritten the change. Then it is made again.
      if (text === undefined || ((await replace(path, before, text, turn)) && turn.isOurs())) {
        return result;
      }
    } finally {
      turn.end();
    }
  }
}

/**
 * Replaces the text that was read. Returns false when another program took the turn or changed the file since, as an
 * editor may. Unchanged text leaves the file and its modification time alone. Line ends and a byte order mark are kept.
 */
async function replace(path: string, before: string | undefined, text: string, turn: Turn): Promise<boolean> {
  const styled = before === undefined ? text : styledAs(before, text);
  return before === styled || replaceFile(path, styled, () => turn.isOurs() && textIn(path) === before);
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
