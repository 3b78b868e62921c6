import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const repository = resolve(__dirname, "..", "..");

/** What `npm pack` makes: the file that is published, and what is in it. */
export interface Packed {
  readonly tarball: string;
  readonly packedBytes: number;
  readonly files: readonly string[];
}

export async function pack(folder: string): Promise<Packed> {
  const printed = await npm(repository, "pack", "--json", "--pack-destination", folder);
  const [packed] = JSON.parse(printed) as readonly PackReport[];
  if (packed === undefined) {
    throw new Error(`npm pack made nothing: ${printed}`);
  }
  return {
    tarball: join(folder, packed.filename),
    packedBytes: packed.size,
    files: packed.files.map(({ path }) => path),
  };
}

/** Runs npm and returns what it prints. */
export async function npm(folder: string, ...words: string[]): Promise<string> {
  return (await promisify(execFile)("npm", words, { cwd: folder, maxBuffer: 16 * 1024 * 1024 })).stdout;
}

interface PackReport {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}
