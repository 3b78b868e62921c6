import { readFileSync, statSync } from "node:fs";

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
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) {
      return undefined;
    }
    throw error;
  }
}
