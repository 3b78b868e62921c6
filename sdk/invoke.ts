import * as pulumi from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import type { Account } from "../provider/lookup";
import { isUserError } from "../provider/text/user-error";

/** The provider as a program loads it. */
export type Provider = typeof import("../provider");

/**
 * Calls one of the package's functions: the mock of a unit test, where there is one, else the provider. What a user can
 * act on ends the program with its message alone.
 */
export async function invoke<Result>(
  name: "getImage" | "getImages" | "getImagePerZone" | "checkImageFit",
  args: object,
  opts: pulumi.InvokeOptions | undefined,
  call: (provider: Provider) => Promise<Result>,
): Promise<Result> {
  if (isMocked()) {
    return pulumi.runtime.invoke(`ucloud-image:index:${name}`, { ...args }, opts) as Promise<Result>;
  }
  return failingClearly(async () => call(await provider()));
}

/** Whether a unit test of the user's answers for the engine, by `pulumi.runtime.setMocks`. */
export function isMocked(): boolean {
  return pulumi.runtime.getMonitor() instanceof MockMonitor;
}

/**
 * Returns the provider, loaded by the first call that needs it: a program without lookups pays next to nothing for
 * importing the package. Node's loader is asked once, since a stack of many pins would ask it for each.
 */
export function provider(): Promise<Provider> {
  return (loading ??= import("../provider/index.js"));
}

let loading: Promise<Provider> | undefined;

/**
 * Returns the context of this program run: one, so that all lookups of a stack share their listings, and a new one for
 * each run, so that a process that runs many (the Automation API) sees what is new.
 */
export function runContext({ openAccount }: Provider): Account {
  const run = pulumi.runtime.getMonitor();
  if (run === undefined) {
    return openAccount(stackConfiguration, warn);
  }
  const context = contexts.get(run) ?? openAccount(stackConfiguration, warn);
  contexts.set(run, context);
  return context;
}

const contexts = new WeakMap<object, Account>();

/** Read without Config.get, which would warn that a secret is read as plain text: it goes no further than the signer. */
function stackConfiguration(key: string): string | undefined {
  return pulumi.runtime.getConfig(`ucloud-image:${key}`);
}

function warn(text: string): void {
  void pulumi.log.warn(text);
}

/**
 * Marks what a user can act on as a `pulumi.RunError` is marked: it ends the program with its message alone, without the
 * program's text and a stack trace. Source: Pulumi's sdk/nodejs/errors.ts, `__pulumiRunError`.
 */
async function failingClearly<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw isUserError(error) ? Object.assign(error, { __pulumiRunError: true }) : error;
  }
}
