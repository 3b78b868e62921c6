import { rename, rm, writeFile } from "node:fs/promises";

/** Replaces a file whole: a reader sees the old one or the new one, and a write that fails leaves the old one. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const fresh = `${path}.${process.pid}.new`;
  try {
    await writeFile(fresh, text);
    await rename(fresh, path);
  } finally {
    await rm(fresh, { force: true });
  }
}
