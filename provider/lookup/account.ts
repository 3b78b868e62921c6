import type { Catalogue } from "../catalogue";
import type { Lock } from "../lockfile/lock";
import type { Settings } from "../ucloud/credentials";

/** What every lookup needs: whose images, through which catalogue, at what time. */
export interface Account {
  readonly settings: Settings;
  /** Opened when the first lookup needs it, so that work without one needs no keys. */
  readonly catalogue: () => Catalogue;
  /** What may answer in UCloud's place. */
  readonly lock: Lock;
  /** Arguments of this lookup that the program keeps secret. Without it, none is. */
  readonly secretArguments?: ReadonlySet<string>;
  readonly now: () => Date;
  /** Told what a person should know although the lookup goes on. */
  readonly warn: (text: string) => void;
}

/**
 * Returns the context of a lookup that starts now. `waitedUntil` is when the last thing was done that it waited for, by
 * performance.now(): it uses no listing that is older.
 */
export function forLookup(account: Account, waitedUntil?: number): Account {
  const times = { startedAt: performance.now(), waitedUntil };
  return { ...account, catalogue: () => account.catalogue().forLookup(times) };
}

/** Arguments as a program wrote them, before they are validated. */
export type Arguments = Readonly<Record<string, unknown>>;
