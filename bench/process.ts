import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** Runs a script of bench/processes/ in its own Node process, on the built package. Returns the JSON that it prints. */
export async function runProcess<T>(name: string, environment: Readonly<Record<string, string>> = {}): Promise<T> {
  const script = join(__dirname, "processes", name);
  const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], ...environment };
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", script], { env });
  return JSON.parse(stdout) as T;
}
