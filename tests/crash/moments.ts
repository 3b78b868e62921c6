import fc from "fast-check";
import type { PinHost } from "./stack-program";

export type Victim = "program" | "dynamic provider" | "plugin" | "everything";

/** One crash: who is killed, in which update, and when. */
export interface Crash {
  readonly victim: Victim;
  readonly pinHost: PinHost;
  /** Whether the hosts are made for the first time, or replaced. */
  readonly update: "first" | "replacement";
  /** So many requests of the update reach UCloud first (0: none), and so much time passes then. */
  readonly requests: number;
  readonly delayMs: number;
}

/** Crashes of a seed: the same seed gives the same ones. */
export function crashesOf(seed: number, count: number): Crash[] {
  return fc.sample(crash, { seed, numRuns: count });
}

const crash: fc.Arbitrary<Crash> = fc
  .record({
    victim: fc.constantFrom<Victim>("program", "dynamic provider", "dynamic provider", "plugin", "everything"),
    otherPin: fc.constantFrom<PinHost>("dynamic", "plugin"),
    update: fc.constantFrom<Crash["update"]>("first", "first", "replacement"),
    requests: fc.noBias(fc.integer({ min: 0, max: 9 })),
    // An answer takes 20 ms, so this is before it, at it or after it.
    delayMs: fc.noBias(fc.integer({ min: 0, max: 60 })),
  })
  .map(({ otherPin, ...rest }) => ({ ...rest, pinHost: rest.victim === "plugin" ? "plugin" : otherPin }));
