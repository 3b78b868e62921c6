import { execFile } from "node:child_process";
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { startSimulator } from "../../simulator";
import { recordingSvg, type Recorded } from "./svg";

const repository = join(__dirname, "..", "..");

/** What the recording shows, one command after the other. */
export const shownCommands: readonly (readonly string[])[] = [
  ["find", "--region", "cn-bj2", "--zone", "cn-bj2-05", "--os", "Ubuntu 22.04", "--columns", "id,name,created,eol"],
  ["list", "--region", "cn-bj2", "--os", "Debian 12", "--limit", "4"],
  ["find", "--region", "cn-bj2", "--zone", "cn-bj2-05", "--os", "Ubuntu 22.10"],
];

/** Runs the built command against a simulated UCloud, and writes what it prints as a picture for the README. */
async function main(): Promise<void> {
  const simulator = await startSimulator();
  const recorded: Recorded[] = [];
  for (const words of shownCommands) {
    recorded.push({
      command: ["ucloud-image", ...words].map(quoted).join(" "),
      output: await printed(words, simulator.environment),
    });
  }
  await simulator.close();
  const file = join(repository, "docs", "pictures", "terminal.svg");
  writeFileSync(`${file}.new`, recordingSvg(recorded));
  renameSync(`${file}.new`, file);
}

/** Returns everything that a command prints, in the colours of a terminal. A search that finds nothing is shown too. */
async function printed(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<string> {
  const env = { PATH: process.env["PATH"], FORCE_COLOR: "1", ...environment };
  const command = [join(repository, "dist", "cli", "main.js"), ...words];
  const ended = promisify(execFile)(process.execPath, command, { env });
  const { stdout, stderr } = await ended.catch((error: unknown) => error as { stdout: string; stderr: string });
  return `${stdout}${stderr}`.trimEnd();
}

function quoted(word: string): string {
  return word.includes(" ") ? `"${word}"` : word;
}

if (require.main === module) {
  void main();
}
