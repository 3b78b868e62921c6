import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Notes the command line of every process that starts while the work is done. */
export async function commandLinesDuring(work: () => Promise<unknown>): Promise<string[]> {
  const before = new Set(commandLines());
  const seen = new Set<string>();
  const look = () => {
    for (const line of commandLines()) if (!before.has(line)) seen.add(line);
  };
  const timer = setInterval(look, 15);
  try {
    await work();
    look();
  } finally {
    clearInterval(timer);
  }
  return [...seen];
}

// Where there is /proc, reading it is fast enough to see processes that live for some milliseconds.
function commandLines(): string[] {
  if (!existsSync("/proc/self/cmdline"))
    return execFileSync("ps", ["-A", "-ww", "-o", "args="], { encoding: "utf8" }).split("\n");
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => textOf(`/proc/${pid}/cmdline`).replaceAll("\0", " "));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // The process has ended since the folder was read.
    return "";
  }
}
