import { cpus, release, totalmem, type } from "node:os";

/** What the figures were measured on, in one line. */
export function machine(): string {
  const [cpu] = cpus();
  const memoryGb = Math.round(totalmem() / 2 ** 30);
  const processor = `${cpus().length} x ${cpu?.model.trim() ?? "unknown processor"}`;
  return `${processor}, ${memoryGb} GB, ${type()} ${release()}, Node ${process.versions.node}`;
}
