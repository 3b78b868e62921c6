import { pick, type Random } from "../random";
import { fault as faultType, type Effect, type Fault } from "./fault";

/** A fault that hit a request. */
export interface Hit {
  readonly effect: Effect;
  /** How many requests this fault has hit, this one included. */
  readonly round: number;
}

/** The faults to come. The oldest that has something to do with a request takes it; a request meets one at most. */
export class FaultPlan {
  private planned: { fault: Fault; passed: number; hits: number }[] = [];

  constructor(private readonly random: Random) {}

  /** Throws when the fault is not one, since a misspelt fault would make a test pass that tests nothing. */
  add(fault: Fault): void {
    this.planned.push({ fault: faultType.parse(fault), passed: 0, hits: 0 });
  }

  clear(): void {
    this.planned = [];
  }

  /** Those that are not used up. */
  list(): readonly Fault[] {
    return this.planned.filter(({ fault, hits }) => hits < timesOf(fault)).map(({ fault }) => fault);
  }

  take(values: ReadonlyMap<string, string>): Hit | undefined {
    for (const entry of this.planned) {
      const { fault, hits } = entry;
      if (hits >= timesOf(fault) || !concerns(fault, values)) continue;
      if (entry.passed < (fault.after ?? 0)) entry.passed += 1;
      else if (this.random() < (fault.probability ?? 1)) {
        entry.hits += 1;
        const effect = Array.isArray(fault.effect) ? pick(fault.effect, this.random) : fault.effect;
        return { effect, round: entry.hits };
      }
    }
    return undefined;
  }
}

function timesOf({ times, probability }: Fault): number {
  if (times === undefined) return probability === undefined ? 1 : Infinity;
  return times === "always" ? Infinity : times;
}

function concerns({ action, parameters = {} }: Fault, values: ReadonlyMap<string, string>): boolean {
  if (action !== undefined && values.get("Action") !== action) return false;
  return Object.entries(parameters).every(([name, value]) => values.get(name) === value);
}
