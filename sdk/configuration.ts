import * as pulumi from "@pulumi/pulumi";
import type { LookupContext } from "../provider/context";

/** The provider as a program loads it. */
export type Provider = typeof import("../provider");

/**
 * Returns the context of this program run: one, so that all lookups of a stack share their listings, and a new one for
 * each run, so that a process that runs many (the Automation API) sees what is new.
 */
export function runContext(provider: Provider): LookupContext {
  return contextOf("lookups", () => {
    warnOfConfiguration(provider);
    return provider.openAccount(stackConfiguration, warn);
  });
}

/**
 * Returns the context of what a pin's row says. The engine's process for dynamic providers has looked at the same pin
 * before, and told of its retries and of what it could not read: this look is silent about them, and waits for one retry.
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

/** Returns where this run's lockfile is, for pins, which the engine asks for in a process and folder of their own. */
export function lockfileOfRun({ lockfileOf }: Provider): string | undefined {
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

/** Read without Config.get, which would warn that a secret is read as plain text: it goes no further than the signer. */
function stackConfiguration(key: string): string | undefined {
  return pulumi.runtime.getConfig(`${namespace}${key}`);
}

/** Once in each run. */
function warnOfConfiguration({ configurationWarnings }: Provider): void {
  const run: object = pulumi.runtime.getMonitor() ?? {};
  if (!warned.has(run)) {
    warned.add(run);
    const keys = Object.keys(pulumi.runtime.allConfig()).filter((key) => key.startsWith(namespace));
    const given = keys.map((key) => key.slice(namespace.length));
    configurationWarnings(given, (key) => isSecret(`${namespace}${key}`)).forEach(warn);
  }
}

const warned = new WeakSet<object>();
const namespace = "ucloud-image:";

/** Pulumi keeps it out of its types. Where it is not there, nobody can tell, and nothing is said. */
function isSecret(key: string): boolean {
  const { isConfigSecret } = pulumi.runtime as { readonly isConfigSecret?: (key: string) => boolean };
  return isConfigSecret?.(key) ?? true;
}

function warn(text: string): void {
  void pulumi.log.warn(text);
}
