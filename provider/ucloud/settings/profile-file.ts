import { readFileSync, statSync } from "node:fs";
import { codeOf } from "../../text/reason";

/** Returns the text of a profile file, or undefined when it does not exist. */
export function readProfileFile(path: string): string | undefined {
  return unlessMissing(() => readFileSync(path, "utf8"));
}

/**
 * Returns the permission bits of a profile file, or undefined when it does not exist or the system has no such bits.
 */
export function profileFileMode(path: string): number | undefined {
  return process.platform === "win32" ? undefined : unlessMissing(() => statSync(path).mode & 0o777);
}

function unlessMissing<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") {
      return undefined;
    }
    throw error;
  }
}
