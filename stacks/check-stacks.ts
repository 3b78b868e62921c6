import type { LookupContext } from "../provider/context";
import { isUserError } from "../provider/text/user-error";
import type { ExportSource } from "./exports";
import { reportOf, type PinReport } from "./pin-report";
import { pinsOfExport, type RecordedPin } from "./stack-export";

/** What a run of `check` saw. */
export interface CheckReport {
  readonly pins: readonly PinReport[];
  /** Exports that could not be read, and why. */
  readonly unreadable: readonly { readonly source: string; readonly problem: string }[];
  /** How many pins have which status, and how many stacks were read. */
  readonly summary: Readonly<Record<PinReport["status"] | "pins" | "stacks", number>>;
}

/** Shows how far long work is; each step is one of `total`. */
export type Progress = (what: string, total: number) => { readonly step: () => void };

/** Reads all exports, one after the other, and then looks at all their pins, which share their listings. */
export async function checkStacks(
  account: LookupContext,
  sources: readonly ExportSource[],
  progress: Progress,
): Promise<CheckReport> {
  const recorded: RecordedPin[] = [];
  const unreadable: CheckReport["unreadable"][number][] = [];
  const reading = progress("stacks read", sources.length);
  for (const { name, read } of sources) {
    try {
      recorded.push(...pinsOfExport(await read(), name));
    } catch (error) {
      if (!isUserError(error)) {
        throw error;
      }
      unreadable.push({ source: name, problem: error.message });
    }
    reading.step();
  }
  const looking = progress("pins checked", recorded.length);
  const pins = await Promise.all(recorded.map((pin) => reportOf(account, pin).finally(looking.step)));
  return { pins, unreadable, summary: summaryOf(pins, sources.length - unreadable.length) };
}

function summaryOf(pins: readonly PinReport[], stacks: number): CheckReport["summary"] {
  const count = (status: PinReport["status"]) => pins.filter((pin) => pin.status === status).length;
  return {
    stacks,
    pins: pins.length,
    current: count("current"),
    superseded: count("superseded"),
    endOfLife: count("endOfLife"),
    unavailable: count("unavailable"),
    gone: count("gone"),
    unknown: count("unknown"),
  };
}
