import * as pulumi from "@pulumi/pulumi";
import type { LookupContext, SharedAccounts } from "../provider/context";

/** The provider module that a program loads. */
export type Provider = typeof import("../provider");

/**
 * Returns the lookup context of this program run. All lookups of a run share it and its listings. Each run has its own, so
 * that a process with many runs (the Automation API) gets fresh listings.
 */
export function runContext(provider: Provider): LookupContext {
  return contextOf("lookups", () => {
    warnOfConfiguration(provider);
    return provider.openAccount(stackConfiguration, warn, { shared: sharedOutside(provider) });
  });
}

/**
 * Returns what the lookups outside of a run share: a Node process that calls getImage without Pulumi has no end of a run.
 * The settings are read for each lookup, and equal ones share listings. In a run, the context itself is shared.
 */
function sharedOutside({ SharedAccounts }: Provider): SharedAccounts {
  if (pulumi.runtime.getMonitor() !== undefined) {
    return new SharedAccounts();
  }
  return (outside ??= new SharedAccounts());
}

let outside: SharedAccounts | undefined;

/**
 * Returns the context for the messages on a pin's row. The engine's process for dynamic providers has checked the same
 * pin and reported retries and unreadable data, so this context reports none of them, and retries only once.
 */
export function rowContext(provider: Provider): LookupContext {
  return contextOf("rows", () => {
    warnOfConfiguration(provider);
    return provider.openAccount(
      (key) => (key === "maxRetries" ? fewerRetries(stackConfiguration(key)) : stackConfiguration(key)),
      () => undefined,
    );
  });
}

/** Returns the path of this run's lockfile, for pins: the engine resolves them in another process and folder. */
export function runLockfile({ lockfileOf }: Provider): string | undefined {
  return lockfileOf(stackConfiguration);
}

type Purpose = "lookups" | "rows";

function contextOf(purpose: Purpose, open: () => LookupContext): LookupContext {
  const run: object | undefined = pulumi.runtime.getMonitor();
  if (run === undefined) {
    return open();
  }
  const known = contexts.get(run) ?? new Map<Purpose, LookupContext>();
  contexts.set(run, known);
  const context = known.get(purpose) ?? open();
  known.set(purpose, context);
  return context;
}

const contexts = new WeakMap<object, Map<Purpose, LookupContext>>();

function fewerRetries(configured: string | undefined): string {
  return configured === "0" ? "0" : "1";
}

/** Returns a configured value. Config.get would warn that a secret is read as plain text; here it only reaches the signer. */
function stackConfiguration(key: string): string | undefined {
  return pulumi.runtime.getConfig(`${namespace}${key}`);
}

/** Logs the warnings about the configuration, once in each run. */
function warnOfConfiguration({ configurationWarnings }: Provider): void {
  const run: object = pulumi.runtime.getMonitor() ?? noRun;
  if (!warned.has(run)) {
    warned.add(run);
    const keys = Object.keys(pulumi.runtime.allConfig()).filter((key) => key.startsWith(namespace));
    const given = keys.map((key) => key.slice(namespace.length));
    configurationWarnings(given, (key) => isSecret(`${namespace}${key}`)).forEach(warn);
  }
}

/** Stands for the run of a process that has none. */
const noRun = {};
const warned = new WeakSet<object>();
const namespace = "ucloud-image:";

/** Returns whether a key is secret. The function is missing in Pulumi's types, and in old versions: then returns true. */
function isSecret(key: string): boolean {
  const { isConfigSecret } = pulumi.runtime as { readonly isConfigSecret?: (key: string) => boolean };
  return isConfigSecret?.(key) ?? true;
}

function warn(text: string): void {
  void pulumi.log.warn(text);
}
