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

/** What every lookup needs: the account's settings, its catalogue, the lockfile and the time. */
export interface LookupContext {
  readonly settings: Settings;
  /** Opens the catalogue on first use, so that work without lookups needs no keys. */
  readonly catalogue: () => Catalogue;
  /** The lockfile, which may answer instead of UCloud. */
  readonly lock: Lock;
  /** Arguments of this lookup that the program keeps secret. Default: none. */
  readonly secretArguments?: ReadonlySet<string>;
  /** Set in a preview, as far as that is known: then no lookup can have waited for an image to be made. */
  readonly isPreview?: boolean;
  readonly now: () => Date;
  /** Receives warnings that do not stop the lookup. */
  readonly warn: (text: string) => void;
}

/**
 * Opens the account that the configuration, the environment and UCloud's profile describe. Throws a ConfigurationError
 * when a setting is wrong.
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

/** Returns the path of this process's lockfile, or undefined where lookups use none. */
export function lockfileOf(configured: (key: ConfigurationKey) => string | undefined): string | undefined {
  return lockfileInUse(configured("lock"), process.env, process.cwd());
}

/**
 * State shared by accounts that are opened one after the other: listings of equal settings, and texts already reported.
 */
export class SharedAccounts {
  private readonly said = new Set<string>();
  private readonly listings = new Map<string, SharedListings>();

  /** Calls `say` unless this text was reported before. */
  once(text: string, say: () => void): void {
    if (!this.said.has(text)) {
      this.said.add(text);
      say();
    }
  }

  /** Returns the listings for these settings. The first caller opens them. */
  listingsOf(settings: Settings, open: () => SharedListings): SharedListings {
    const key = settingsKey(settings);
    const listings = this.listings.get(key) ?? open();
    this.listings.set(key, listings);
    return listings;
  }
}

export interface AccountOptions {
  /** Cancels running lookups. */
  readonly signal?: AbortSignal;
  /** Path of the lockfile. Default: where this process finds it. */
  readonly lockFile?: string | undefined;
  /** Clock for retries and time limits. Default: the machine's. */
  readonly clock?: Clock;
  /** State shared with other accounts. Default: none. */
  readonly shared?: SharedAccounts;
}

/**
 * Returns the context of a lookup that starts now. `waitedUntil` is when the last step that it waited for ended, by
 * performance.now(). The lookup uses no older listing.
 */
export function forLookup(account: LookupContext, waitedUntil?: number): LookupContext {
  const times = { startedAt: performance.now(), waitedUntil };
  return { ...account, catalogue: () => account.catalogue().forLookup(times) };
}

/**
 * Returns the context of the same lookup where nobody knows what it waited for. It shares no listing of custom images that
 * began before it, since the same update may have made one.
 */
export function asIfWaited(account: LookupContext): LookupContext {
  return account.isPreview === true ? account : { ...account, catalogue: () => account.catalogue().asIfWaited() };
}
