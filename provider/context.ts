import { homedir } from "node:os";
import { Catalogue, SharedListings } from "./catalogue";
import { configurationKeys, type ConfigurationKey } from "./configuration-keys";
import { FrozenError } from "./lockfile/errors";
import { openLock, type Lock } from "./lockfile/lock";
import { lockfileInUse, locateLockfile, readLockMode } from "./lockfile/settings";
import { createClient } from "./ucloud/call/client";
import type { Clock } from "./ucloud/call/clock";
import { profileFileMode, readProfileFile } from "./ucloud/settings/profile-file";
import { settingsKey } from "./ucloud/settings/settings-key";
import { resolveSettings, type Settings } from "./ucloud/settings/settings";

/** What every lookup needs: whose images, through which catalogue, at what time. */
export interface LookupContext {
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
 * The account that a host of this package works for, from its configuration, the environment and UCloud's profile.
 */
export function openAccount(
  configured: (key: ConfigurationKey) => string | undefined,
  warn: (text: string) => void,
  { signal, clock, lockFile, shared = new SharedAccounts() }: AccountOptions = {},
): LookupContext {
  const settings = resolveSettings({
    configuration: Object.fromEntries(configurationKeys.map((key) => [key, configured(key)])),
    environment: process.env,
    homeDirectory: homedir(),
    readFile: readProfileFile,
    fileMode: profileFileMode,
  });
  const warnOnce = (text: string) => shared.once(text, () => warn(text));
  const lockMode = readLockMode(configured("lock"), process.env);
  const startedAt = performance.now();
  let catalogue: Catalogue | undefined;
  settings.warnings.forEach(warnOnce);
  return {
    settings,
    catalogue: () => {
      if (lockMode === "frozen") {
        throw new FrozenError("Lookups are frozen, so UCloud is not asked. Set ucloud-image:lock to prefer or off.");
      }
      const open = () =>
        new SharedListings(createClient(settings, { onWait: warnOnce, ...(clock && { clock }) }), signal);
      return (catalogue ??= new Catalogue(shared.listingsOf(settings, open), { startedAt }));
    },
    lock: openLock(lockMode, () => lockFile ?? locateLockfile(process.env, process.cwd()), warnOnce),
    now: () => new Date(),
    warn: warnOnce,
  };
}

/** Returns where this process finds the lockfile; undefined where lookups use none. */
export function lockfileOf(configured: (key: ConfigurationKey) => string | undefined): string | undefined {
  return lockfileInUse(configured("lock"), process.env, process.cwd());
}

/** What accounts share that are opened one after the other: the listings of equal settings, and what was said. */
export class SharedAccounts {
  private readonly said = new Set<string>();
  private readonly listings = new Map<string, SharedListings>();

  /** Says a text, unless it was said before. */
  once(text: string, say: () => void): void {
    if (!this.said.has(text)) {
      this.said.add(text);
      say();
    }
  }

  /** Returns the listings of an account, opened by the first who asks with these settings. */
  listingsOf(settings: Settings, open: () => SharedListings): SharedListings {
    const key = settingsKey(settings);
    const listings = this.listings.get(key) ?? open();
    this.listings.set(key, listings);
    return listings;
  }
}

export interface AccountOptions {
  /** Ends lookups that are on their way. */
  readonly signal?: AbortSignal;
  /** Where the lockfile is. Default: where this process finds it. */
  readonly lockFile?: string | undefined;
  /** What retries and time limits go by. Default: the machine's. */
  readonly clock?: Clock;
  /** What this account shares with others. Default: nothing. */
  readonly shared?: SharedAccounts;
}

/**
 * Returns the context of a lookup that starts now. `waitedUntil` is when the last thing was done that it waited for, by
 * performance.now(): it uses no listing that is older.
 */
export function forLookup(account: LookupContext, waitedUntil?: number): LookupContext {
  const times = { startedAt: performance.now(), waitedUntil };
  return { ...account, catalogue: () => account.catalogue().forLookup(times) };
}
