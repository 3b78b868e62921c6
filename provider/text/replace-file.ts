import { randomUUID } from "node:crypto";
import { renameSync } from "node:fs";
import { chmod, lstat, readlink, rm, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { codeOf } from "./reason";

/**
 * Replaces a file atomically: readers see the old or the new content, and a failed write leaves the old one. Keeps the
 * file's mode, and writes through a symbolic link. Calls `mayReplace` last, and changes nothing when it returns false.
 * Returns whether the file was replaced.
 */
export async function replaceFile(
  path: string,
  text: string,
  mayReplace: () => boolean = () => true,
): Promise<boolean> {
  const target = await finalPath(path);
  const mode = await modeOf(target);
  const fresh = `${target}.${randomUUID()}.new`;
  try {
    await writeFile(fresh, text);
    if (mode !== undefined) {
      await chmod(fresh, mode);
    }
    const isWanted = mayReplace();
    if (isWanted) {
      // Nothing of this process comes between the question and the answer.
      renameSync(fresh, target);
    }
    return isWanted;
  } finally {
    await rm(fresh, { force: true });
  }
}

/** Returns the path behind symbolic links, even when the last one's target does not exist yet. */
export async function finalPath(path: string, links = 0): Promise<string> {
  const isLink = await lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
  return isLink && links < mostLinks ? finalPath(resolve(dirname(path), await readlink(path)), links + 1) : path;
}

/** The limit of Linux. */
const mostLinks = 40;

async function modeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mode & 0o7777;
  } catch (error) {
    if (codeOf(error) === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}
