import { renameSync } from "node:fs";
import { chmod, lstat, readlink, rm, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { codeOf } from "./reason";

/**
 * Replaces a file whole: a reader sees the old one or the new one, and a write that fails leaves the old one. The file's
 * mode stays, and a symbolic link stays one. `mayReplace` is asked at the last moment: where it says no, nothing changes.
 * Returns whether the file was replaced.
 */
export async function replaceFile(
  path: string,
  text: string,
  mayReplace: () => boolean = () => true,
): Promise<boolean> {
  const target = await finalPath(path);
  const mode = await modeOf(target);
  const fresh = `${target}.${process.pid}.new`;
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

/** Returns where a path leads, also when what a symbolic link names is not there yet. */
export async function finalPath(path: string, links = 0): Promise<string> {
  const isLink = await lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
  return isLink && links < mostLinks ? finalPath(resolve(dirname(path), await readlink(path)), links + 1) : path;
}

/** As many as Linux follows. */
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
