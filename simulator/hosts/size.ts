import type { Parameters } from "../request/parameters";
import { Refusal } from "../request/refusal";

/** The RetCodes for a wrong CPU and a wrong memory. They differ between actions. */
interface SizeCodes {
  readonly cpu: number;
  readonly memory: number;
}

/** Returns CPU and Memory of a request, or the defaults. The largest machine types have 240 cores and 1920 GB. */
export function requestedSize(
  parameters: Parameters,
  otherwise: { readonly cpu: number; readonly memory: number },
  codes: SizeCodes,
): { cpu: number; memory: number } {
  const cpu = parameters.count("CPU", otherwise.cpu);
  const memory = parameters.count("Memory", otherwise.memory);
  if (cpu < 1 || cpu > 240) throw new Refusal(codes.cpu, `Wrong CPU [${cpu}]`);
  if (memory < 1024 || memory > 1_966_080 || memory % 1024 !== 0) {
    throw new Refusal(codes.memory, `Wrong memory [${memory}]`);
  }
  return { cpu, memory };
}
