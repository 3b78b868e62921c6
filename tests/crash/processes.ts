import { execFile } from "node:child_process";
import { promisify } from "node:util";

export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** The process and all that it started, directly or not. */
export async function familyOf(pid: number): Promise<Process[]> {
  const all = await allProcesses();
  const family = all.filter((process) => process.pid === pid);
  for (const member of family) family.push(...all.filter(({ parent }) => parent === member.pid));
  return family;
}

/** Those of the processes that are still there, by pid and command: a pid alone may be another process by now. */
export async function stillThere(processes: readonly Process[]): Promise<Process[]> {
  const all = await allProcesses();
  return processes.filter(({ pid, command }) => all.some((other) => other.pid === pid && other.command === command));
}

/** As SIGKILL does it: no chance to tidy up. */
export function kill(processes: readonly Process[]): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      // It ended by itself in this moment.
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
    }
  }
}

async function allProcesses(): Promise<Process[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-ww", "-o", "pid=,ppid=,stat=,args="], {
    maxBuffer: 2 ** 26,
  });
  return stdout.split("\n").flatMap((line) => {
    const [, pid, parent, stat = "", command = ""] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    // A zombie has ended, and waits for its parent to notice.
    return pid === undefined || stat.startsWith("Z") ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}
