import { join } from "node:path";
import { ConfigurationError } from "../errors/error-classes";
import { entryNamed, readEntries, type ProfileEntry, type ProfileFile } from "./profile-entries";
import { sourced, type Sourced } from "./setting-value";

/** A profile of UCloud's own files, as `ucloud config` of UCloud's command line writes it. */
export interface Profile {
  readonly name: Sourced<string>;
  /** Whether the stack configuration or the environment names it. */
  readonly isNamed: boolean;
  /** Why it can't sign requests, whatever keys it holds, as the rest of a sentence: `signs in …`. */
  readonly cannotSign?: string | undefined;
  readonly publicKey?: Sourced<string> | undefined;
  readonly privateKey?: Sourced<string> | undefined;
  readonly projectId?: Sourced<string> | undefined;
  readonly region?: Sourced<string> | undefined;
  readonly zone?: Sourced<string> | undefined;
  readonly baseUrl?: Sourced<string> | undefined;
  /** Names the channel of a dedicated cloud. */
  readonly channelKey?: Sourced<string> | undefined;
  readonly timeoutSeconds?: Sourced<string> | undefined;
  readonly maxRetries?: Sourced<string> | undefined;
  readonly warnings: readonly string[];
}

export interface ProfileSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeDirectory: string;
  /** Returns a file's text, or undefined when it does not exist. */
  readonly readFile: (path: string) => string | undefined;
  /** Returns a file's permission bits, or undefined where the system has none. Default: they are not checked. */
  readonly fileMode?: (path: string) => number | undefined;
}

/** Returns the named profile, else the active one, else `default`; undefined when none is named and none exists. */
export function readProfile(sources: ProfileSources, named: Sourced<string> | undefined): Profile | undefined {
  const configFile = locate(sources, "UCLOUD_SHARED_CONFIG_FILE", "config.json");
  const credentialFile = locate(sources, "UCLOUD_SHARED_CREDENTIAL_FILE", "credential.json");
  const configs = readEntries(sources.readFile, configFile);
  const credentials = readEntries(sources.readFile, credentialFile);

  const name = named ?? activeProfile(configs, configFile) ?? { value: "default", source: "default" };
  const config = entryNamed(name.value, configs, configFile);
  const credential = entryNamed(name.value, credentials, credentialFile);
  if (config === undefined && credential === undefined) {
    if (named !== undefined) {
      throw unknownProfile(named, [...configs, ...credentials], [configFile, credentialFile]);
    }
    return undefined;
  }
  const take = (entry: ProfileEntry | undefined, field: string, file: ProfileFile) =>
    sourced(entry?.fields[field], `profile "${name.value}" in ${file.shown}`);
  const cannotSign = credential && otherSignIn(credential, credentialFile);
  const signing = cannotSign === undefined ? credential : undefined;
  const privateKey = take(signing, "private_key", credentialFile);
  const timeout = take(config, "timeout_sec", configFile);
  return {
    name,
    isNamed: named !== undefined,
    cannotSign,
    publicKey: take(signing, "public_key", credentialFile),
    privateKey,
    projectId: take(config, "project_id", configFile),
    region: take(config, "region", configFile),
    zone: take(config, "zone", configFile),
    baseUrl: take(config, "base_url", configFile),
    channelKey: take(config, "channel_key", configFile),
    // UCloud's command line writes 0 when no timeout was chosen.
    timeoutSeconds: timeout !== undefined && Number(timeout.value) === 0 ? undefined : timeout,
    maxRetries: take(config, "max_retry_times", configFile),
    warnings: privateKey === undefined ? [] : warningsOf(credentialFile, sources.fileMode?.(credentialFile.path)),
  };
}

/**
 * Returns why a profile can't sign. UCloud's command line keeps the keys of a profile that signs in by OAuth or has the
 * cookie of the cloud shell, but does not sign with them. Source: ucloud-cli, cmd/internal/platform (config.go,
 * client.go).
 */
function otherSignIn({ fields }: ProfileEntry, file: ProfileFile): string | undefined {
  if (fields["auth_mode"]?.trim().toLowerCase() === "oauth") {
    return `signs in by OAuth (auth_mode in ${file.shown}), which signs no requests`;
  }
  return (fields["cookie"]?.trim() ?? "") === ""
    ? undefined
    : `is one of UCloud's cloud shell (cookie in ${file.shown}), which signs no requests`;
}

function locate({ environment, homeDirectory }: ProfileSources, variable: string, fileName: string): ProfileFile {
  const given = sourced(environment[variable], variable);
  return given === undefined
    ? { path: join(homeDirectory, ".ucloud", fileName), shown: `~/.ucloud/${fileName}` }
    : { path: withHome(given.value, homeDirectory), shown: given.value, namedBy: variable };
}

/** Expands `~` in a path, which a shell does only when it is not quoted. */
function withHome(path: string, homeDirectory: string): string {
  return /^~($|[/\\])/.test(path) ? join(homeDirectory, path.slice(1)) : path;
}

function activeProfile(entries: readonly ProfileEntry[], file: ProfileFile): Sourced<string> | undefined {
  const active = entries.filter((entry) => entry.active);
  if (active.length > 1) {
    const names = active.map((entry) => `"${entry.profile}"`).join(", ");
    throw new ConfigurationError(
      "profile",
      `${file.shown} has several active profiles (${names}). Make one of them active, or set "ucloud-image:profile".`,
    );
  }
  return active[0] && { value: active[0].profile, source: `active profile of ${file.shown}` };
}

function unknownProfile(
  named: Sourced<string>,
  entries: readonly ProfileEntry[],
  files: readonly ProfileFile[],
): ConfigurationError {
  const known = [...new Set(entries.map((entry) => `"${entry.profile}"`))].sort();
  const found = known.length === 0 ? "there is no profile at all" : `the profiles there are ${known.join(", ")}`;
  return new ConfigurationError(
    "profile",
    `The ${named.source} names the profile "${named.value}", and ${files.map(({ shown }) => shown).join(" and ")} ` +
      `do not have it: ${found}. Correct the name, or write the profile with UCloud's command "ucloud config".`,
  );
}

/** Returns a warning when other users of the machine can read the file: its private key is then no longer secret. */
function warningsOf(file: ProfileFile, mode: number | undefined): string[] {
  if (mode === undefined || (mode & 0o044) === 0) {
    return [];
  }
  const bits = mode.toString(8).padStart(3, "0");
  return [`Other users can read ${file.shown} (mode ${bits}), which holds a private key. Run: chmod 600 ${file.shown}`];
}
