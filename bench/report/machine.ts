import { cpus, loadavg, release, totalmem, type } from "node:os";

/** Describes the machine in one line. The load shows whether something else was running. */
export function machine(): string {
  const [cpu] = cpus();
  const memoryGb = Math.round(totalmem() / 2 ** 30);
  const processor = `${cpus().length} x ${cpu?.model.trim() ?? "unknown processor"}`;
  const load = loadavg()[2]?.toFixed(1) ?? "unknown";
  return `${processor}, ${memoryGb} GB, ${type()} ${release()}, Node ${process.versions.node}, average load ${load}`;
}
