import type { LookupContext } from "../context";

/**
 * Returns the context of a lookup that starts now. `waitedUntil` is when the last thing was done that it waited for, by
 * performance.now(): it uses no listing that is older.
 */
export function forLookup(account: LookupContext, waitedUntil?: number): LookupContext {
  const times = { startedAt: performance.now(), waitedUntil };
  return { ...account, catalogue: () => account.catalogue().forLookup(times) };
}
