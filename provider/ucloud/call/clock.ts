import { setTimeout as pause } from "node:timers/promises";

/** The clock of a client. It is passed in, so that tests control time. */
export interface Clock {
  /** Returns the milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds; rejects when the signal aborts first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Calls `ring` after so many milliseconds, unless the function that it returns is called first. */
  alarm(ms: number, ring: () => void): () => void;
}

/** The clock of this machine. It never goes back. */
export const machineClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep: (ms, signal) => pause(ms, undefined, { signal }),
  alarm(ms, ring) {
    const timer = setTimeout(ring, ms);
    return () => clearTimeout(timer);
  },
};
