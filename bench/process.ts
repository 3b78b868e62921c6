import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** Runs one of bench/processes/ in a Node process of its own, on the built package, and returns what it prints. */
export async function runProcess<T>(name: string, environment: Readonly<Record<string, string>> = {}): Promise<T> {
  const script = join(__dirname, "processes", name);
  const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], ...environment };
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", script], { env });
  return JSON.parse(stdout) as T;
}
