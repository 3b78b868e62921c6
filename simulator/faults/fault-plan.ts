import { pick, type Random } from "../random";
import { isArranging } from "./arranging";
import { fault as faultType, type Effect, type Fault } from "./fault";

/** The effect of a fault on a request. */
export interface AppliedFault {
  readonly effect: Effect;
  /** How many requests this fault has hit, this one included. */
  readonly round: number;
}

/**
 * The planned faults. All faults that arrange the listing and match a request hit it; of the others, only the oldest
 * that matches.
 */
export class FaultPlan {
  private planned: { fault: Fault; passed: number; hits: number }[] = [];

  constructor(private readonly random: Random) {}

  /** Plans a fault. Throws when it is invalid: a misspelt fault would make a test pass that tests nothing. */
  add(fault: Fault): void {
    this.planned.push({ fault: faultType.parse(fault), passed: 0, hits: 0 });
  }

  clear(): void {
    this.planned = [];
  }

  /** Returns the faults that are not used up. */
  list(): readonly Fault[] {
    return this.planned.filter(({ fault, hits }) => hits < timesOf(fault)).map(({ fault }) => fault);
  }

  take(values: ReadonlyMap<string, string>): readonly AppliedFault[] {
    const taken: AppliedFault[] = [];
    for (const entry of this.planned) {
      const { fault, hits } = entry;
      if (hits >= timesOf(fault) || !concerns(fault, values)) continue;
      if (!effectsOf(fault).every(isArranging) && taken.some(({ effect }) => !isArranging(effect))) continue;
      if (entry.passed < (fault.after ?? 0)) entry.passed += 1;
      else if (this.random() < (fault.probability ?? 1)) {
        entry.hits += 1;
        taken.push({ effect: this.oneOf(effectsOf(fault)), round: entry.hits });
      }
    }
    return taken;
  }

  private oneOf(effects: readonly Effect[]): Effect {
    const [only] = effects;
    return only !== undefined && effects.length === 1 ? only : pick(effects, this.random);
  }
}

function effectsOf({ effect }: Fault): readonly Effect[] {
  return "kind" in effect ? [effect] : effect;
}

function timesOf({ times, probability }: Fault): number {
  if (times === undefined) return probability === undefined ? 1 : Infinity;
  return times === "always" ? Infinity : times;
}

function concerns({ action, parameters = {} }: Fault, values: ReadonlyMap<string, string>): boolean {
  if (action !== undefined && values.get("Action") !== action) return false;
  return Object.entries(parameters).every(([name, value]) => values.get(name) === value);
}
