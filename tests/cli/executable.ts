import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { withoutNotices } from "../notices";
import { patience } from "../patience";

const repository = resolve(__dirname, "..", "..");

/** The file that npm links as `ucloud-image`. It is compiled: `npm run build` comes before these tests. */
export const executable = executableOf(join(repository, "package.json"));

/** How a process ended, and what it printed, but for the reasons why it took so long. */
export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly environment?: Readonly<Record<string, string>>;
  readonly folder?: string;
  readonly stdin?: string;
}

/** Runs the real executable, with nothing of this machine's in its environment but PATH and a home without profiles. */
export function ucloudImage(words: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  const { environment = {}, folder = repository, stdin } = surroundings;
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env["PATH"], HOME: "/nowhere", ...patience, ...environment };
    const options = { cwd: folder, env, maxBuffer: 256 * 1024 * 1024 };
    const child = execFile(process.execPath, [executable, ...words], options, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : error.code;
      if (typeof exitCode === "number") {
        resolve({ exitCode, stdout, stderr: withoutNotices(stderr) });
      } else {
        reject(error ?? new Error("The process has no exit code."));
      }
    });
    child.stdin?.end(stdin ?? "");
  });
}

function executableOf(manifest: string): string {
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly bin: Readonly<Record<string, string>> };
  return resolve(repository, bin["ucloud-image"] ?? "missing");
}
