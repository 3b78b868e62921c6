import { homedir } from "node:os";
import { Catalogue, SharedListings } from "./catalogue";
import { FrozenError } from "./lockfile/errors";
import { locateLockfile } from "./lockfile/location";
import { openLock } from "./lockfile/lock";
import { readLockMode } from "./lockfile/mode";
import type { Account } from "./lookup";
import { createClient } from "./ucloud/client";
import type { Clock } from "./ucloud/clock";
import { resolveSettings } from "./ucloud/credentials";
import { profileFileMode, readProfileFile } from "./ucloud/profile-file";

/**
 * The account that a host of this package works for, from its configuration, the environment and UCloud's profile.
 */
export function openAccount(
  configured: (key: ConfigurationKey) => string | undefined,
  warn: (text: string) => void,
  { signal, clock }: AccountOptions = {},
): Account {
  const settings = resolveSettings({
    configuration: Object.fromEntries(configurationKeys.map((key) => [key, configured(key)])),
    environment: process.env,
    homeDirectory: homedir(),
    readFile: readProfileFile,
    fileMode: profileFileMode,
  });
  const said = new Set<string>();
  const warnOnce = (text: string) => {
    if (!said.has(text)) {
      said.add(text);
      warn(text);
    }
  };
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
      return (catalogue ??= new Catalogue(
        new SharedListings(createClient(settings, { onWait: warnOnce, ...(clock && { clock }) }), signal),
        { startedAt },
      ));
    },
    lock: openLock(lockMode, () => locateLockfile(process.env, process.cwd()), warnOnce),
    now: () => new Date(),
    warn: warnOnce,
  };
}

export interface AccountOptions {
  /** Ends lookups that are on their way. */
  readonly signal?: AbortSignal;
  /** What retries and time limits go by. Default: the machine's. */
  readonly clock?: Clock;
}

/** The keys that the configuration namespace `ucloud-image` has. */
export const configurationKeys = [
  "publicKey",
  "privateKey",
  "securityToken",
  "region",
  "zone",
  "projectId",
  "baseUrl",
  "allowInsecureBaseUrl",
  "profile",
  "timeoutSeconds",
  "maxRetries",
  "lock",
] as const;

export type ConfigurationKey = (typeof configurationKeys)[number];
