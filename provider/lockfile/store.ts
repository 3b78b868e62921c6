import { readFileSync } from "node:fs";
import { access, constants } from "node:fs/promises";
import { dirname } from "node:path";
import { formatLockfile, parseLockfile, type Entry } from "./format";
import { replaceFile } from "./replace-file";

/** The entries of the file; none when there is no such file. */
export function readLockfile(path: string): Map<string, Entry> {
  const text = textOf(path);
  return text === undefined ? new Map() : parseLockfile(text, path);
}

/**
 * Changes the file: reads it anew, lets `change` work on its entries, and replaces it whole. Programs that do so at the
 * same time do it one after the other.
 */
export async function changeLockfile(path: string, change: (entries: Map<string, Entry>) => void): Promise<void> {
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
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}
