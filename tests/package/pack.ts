import { execFile } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const repository = resolve(__dirname, "..", "..");

/** What `npm pack` makes: the file that is published, and what is in it. */
export interface Packed {
  readonly tarball: string;
  readonly packedBytes: number;
  readonly files: readonly string[];
}

let packing: Promise<Packed> | undefined;

/** Returns the package as it is published. It is packed by the first caller, and deleted when the tests are over. */
export function packOnce(): Promise<Packed> {
  return (packing ??= pack());
}

async function pack(): Promise<Packed> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "pulumi-ucloud-image-pack-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
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
