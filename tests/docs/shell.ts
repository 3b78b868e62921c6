import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { patience } from "../patience";

/** Programs that stand in for the real ones, each a line of shell, by their names. */
export type StandIns = Readonly<Record<string, string>>;

/** Runs a block as a reader would, who pastes it into a shell in this folder, and returns what it prints. */
export function runBlock(
  block: string,
  folder: string,
  standIns: StandIns,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const path = `${folderOf(standIns, folder)}${delimiter}${process.env["PATH"]}`;
  return shell(block, folder, { PATH: path, HOME: folder, ...patience, ...environment });
}

/** The commands of a block, each as its words: the shell takes it apart, and there are no programs but these names. */
export async function commandsOf(
  block: string,
  folder: string,
  names: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string[][]> {
  const log = join(folder, "commands");
  const standIns = names.map((name): [string, string] => [
    name,
    `printf '%s\\0' ${name} "$@" '${endOfCommand}' >> '${log}'`,
  ]);
  await shell(block, folder, { PATH: folderOf(Object.fromEntries(standIns), folder), ...environment });
  return existsSync(log) ? wordsOf(readFileSync(log, "utf8")) : [];
}

function folderOf(standIns: StandIns, folder: string): string {
  const bin = join(folder, "bin");
  mkdirSync(bin, { recursive: true });
  for (const [name, line] of Object.entries(standIns)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${line}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return bin;
}

function shell(block: string, folder: string, env: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile("/bin/sh", ["-ec", block], { cwd: folder, env }, (error, stdout, stderr) =>
      error === null ? resolve(stdout) : reject(new Error(`${error.message}\n${stdout}\n${stderr}`)),
    );
  });
}

/** Each word ends with a NUL. */
function wordsOf(log: string): string[][] {
  return log
    .split(`${endOfCommand}\0`)
    .filter((command) => command !== "")
    .map((command) => command.split("\0").slice(0, -1));
}

const endOfCommand = "\u001e";
