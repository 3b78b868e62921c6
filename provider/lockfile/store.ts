import { readFileSync } from "node:fs";
import { access, constants } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf, isSystemError, reasonOf } from "../text/reason";
import { LockfileError } from "./errors";
import { formatLockfile, parseLockfile, type Entry } from "./format";
import { keyOf } from "./question";
import { replaceFile } from "./replace-file";

/** The entries of the file; none when there is no such file. */
export function readLockfile(path: string): Map<string, Entry> {
  const text = textOf(path);
  return text === undefined ? new Map() : parseLockfile(text, path);
}

/** Adds an entry, or replaces the one that answers the same question. */
export async function addEntry(path: string, entry: Entry): Promise<void> {
  await changeLockfile(path, (entries) => entries.set(keyOf(entry), entry));
}

/** Replaces the entries that answer the same questions. One that somebody deleted in the meantime stays deleted. */
export async function replaceEntries(path: string, changed: readonly Entry[]): Promise<void> {
  if (changed.length > 0) {
    await changeLockfile(path, (entries) => {
      changed.filter((entry) => entries.has(keyOf(entry))).forEach((entry) => entries.set(keyOf(entry), entry));
    });
  }
}

/**
 * Changes the file: reads it anew, lets `change` work on its entries, and replaces it whole. Programs that do so at the
 * same time do it one after the other. What the system refuses is a LockfileError.
 */
export async function changeLockfile(path: string, change: (entries: Map<string, Entry>) => void): Promise<void> {
  try {
    await changeInTurn(path, change);
  } catch (error) {
    throw isSystemError(error) ? refused(path, "can't be changed", error) : error;
  }
}

async function changeInTurn(path: string, change: (entries: Map<string, Entry>) => void): Promise<void> {
  // The lock would be tried for again and again in a folder where nobody can make one.
  await access(dirname(path), constants.W_OK);
  const { lock } = await import("proper-lockfile");
  const release = await lock(path, { realpath: false, stale: staleMs, retries, onCompromised: () => undefined });
  try {
    const entries = readLockfile(path);
    change(entries);
    await replace(path, formatLockfile(entries));
  } finally {
    await release();
  }
}

/** A program that died in between holds the others up for this long. Writing takes milliseconds. */
const staleMs = 5000;
/** Together longer than a dead program's lock lasts. */
const retries = { retries: 100, factor: 1.2, minTimeout: 10, maxTimeout: 100, randomize: true };

/** The same text leaves the file, and its time, alone. */
async function replace(path: string, text: string): Promise<void> {
  if (textOf(path) !== text) {
    await replaceFile(path, text);
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") {
      return undefined;
    }
    throw isSystemError(error) ? refused(path, "can't be read", error) : error;
  }
}

function refused(path: string, problem: string, cause: Error): LockfileError {
  const wayOn = "Correct that, or name another file in UCLOUD_IMAGE_LOCK_FILE.";
  return new LockfileError(path, `${problem}: ${reasonOf(cause)}`, wayOn, { cause });
}
