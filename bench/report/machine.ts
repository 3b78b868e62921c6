import { cpus, loadavg, release, totalmem, type } from "node:os";

/** What the figures were measured on, in one line; the load says whether anybody else used it. */
export function machine(): string {
  const [cpu] = cpus();
  const memoryGb = Math.round(totalmem() / 2 ** 30);
  const processor = `${cpus().length} x ${cpu?.model.trim() ?? "unknown processor"}`;
  const load = loadavg()[2]?.toFixed(1) ?? "unknown";
  return `${processor}, ${memoryGb} GB, ${type()} ${release()}, Node ${process.versions.node}, average load ${load}`;
}
