import { readFileSync, statSync } from "node:fs";
import { codeOf } from "../../text/reason";

/** A profile file's text; undefined when there is no such file. */
export function readProfileFile(path: string): string | undefined {
  return unlessMissing(() => readFileSync(path, "utf8"));
}

/** A profile file's permission bits; undefined when there is no such file, or the system has no such bits. */
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
