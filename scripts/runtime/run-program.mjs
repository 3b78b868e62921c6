import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/**
 * Runs a program to its end and returns what it prints. When it can't be started, `code` is undefined and `error` says
 * why.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, onLine?: (line: string) => void }} [options]
 * @returns {Promise<{ code?: number | null, output: string, error?: NodeJS.ErrnoException }>}
 */
export function run(command, args, { cwd, env = process.env, timeoutMs, onLine = () => {} } = {}) {
  return new Promise((resolve) => {
    const signal = timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs);
    const child = spawn(command, args, { cwd, env, signal, stdio: ["ignore", "pipe", "pipe"] });
    const stopChild = () => child.kill();
    process.once("exit", stopChild);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        output += `${line}\n`;
        onLine(line);
      });
    }
    child.on("error", (error) => resolve({ output, error }));
    child.on("close", (code) => {
      process.off("exit", stopChild);
      resolve({ code, output });
    });
  });
}

/** True when the output of a package client shows that its registry could not be reached. */
export function looksOffline(output) {
  return /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|dial tcp|i\/o timeout|no such host|network is unreachable/i.test(
    output,
  );
}
