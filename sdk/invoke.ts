import * as pulumi from "@pulumi/pulumi";
import type { LookupFunctionName } from "../provider/lookup/functions";
import { hideInError, textsIn } from "../provider/text/hide";
import { isUserError } from "../provider/text/user-error";
import { runContext, type Provider } from "./configuration";
import { whenMade } from "./dependencies";

/** Calls a function: the engine, where it is to answer, else the provider in this process. */
export async function invoke<Result>(
  name: LookupFunctionName,
  args: object,
  opts: pulumi.InvokeOptions = {},
): Promise<Result> {
  return isForEngine(name, opts)
    ? (pulumi.runtime.invoke(tokenOf(name), { ...args }, opts) as Promise<Result>)
    : callProvider(name, args);
}

/**
 * Calls a function with arguments that other resources may still have to make. It waits for them, and for those of
 * `dependsOn`, and finds what they made; in a preview that is still to make one of them, the result is unknown.
 */
export function invokeOutput<Result>(
  name: LookupFunctionName,
  args: object,
  opts: pulumi.InvokeOutputOptions = {},
): pulumi.Output<Result> {
  if (isForEngine(name, opts)) {
    return pulumi.runtime.invokeOutput(tokenOf(name), { ...args }, opts);
  }
  const known: pulumi.Output<unknown> = pulumi.output<unknown>(args);
  return pulumi
    .all([known, whenMade(opts.dependsOn, known), secretsAmong(args)])
    .apply(([plain, waitedUntil, secrets]) =>
      callProvider<Result>(name, Object(plain) as object, waitedUntil, secrets),
    );
}

function tokenOf(name: string): string {
  return `ucloud-image:index:${name}`;
}

/**
 * Whether the engine answers a call: under a unit test's mocks, and for a provider instance of the plugin, which the
 * options or the parent name as those of any Pulumi function do.
 */
function isForEngine(name: string, { provider, parent, version, pluginDownloadURL }: pulumi.InvokeOptions): boolean {
  const instance = provider ?? parent?.getProvider(tokenOf(name));
  return isMocked() || [instance, version, pluginDownloadURL].some((each) => each !== undefined);
}

async function callProvider<Result>(
  name: LookupFunctionName,
  args: object,
  waitedUntil?: number,
  secrets: readonly string[] = [],
): Promise<Result> {
  // A program ends when the engine has answered all its calls, and a look at UCloud is none of them.
  const done = pulumi.runtime.rpcKeepAlive();
  try {
    const provider = loadProvider();
    const context = () => ({
      ...provider.forLookup(runContext(provider), waitedUntil),
      secretArguments: new Set(secrets),
    });
    return (await provider.lookupFunctions[name].call(context, { ...args })) as Result;
  } catch (error) {
    if (isUserError(error)) {
      hideInError(
        error,
        secrets.flatMap((name) => textsIn(Reflect.get(args, name))),
      );
    }
    throw endingClearly(error);
  } finally {
    done();
  }
}

/**
 * Whether a unit test of the user's answers for the engine, by `pulumi.runtime.setMocks`. The monitor itself tells: one
 * that is no connection to an engine is a mock, also when it is of another copy of @pulumi/pulumi.
 */
export function isMocked(): boolean {
  const monitor: object | undefined = pulumi.runtime.getMonitor();
  return monitor !== undefined && !("getChannel" in monitor);
}

/**
 * Returns the provider, loaded by the first call that needs it: a program without lookups pays next to nothing for
 * importing the package. `import()` would cost three times as long, and Jest refuses it.
 */
export function loadProvider(): Provider {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() would load it asynchronously, see above
  return (loaded ??= require("../provider/index.js") as Provider);
}

let loaded: Provider | undefined;

/**
 * Marks what a user can act on as a `pulumi.RunError` is marked: it ends the program with its message alone, without the
 * program's text and a stack trace. Source: Pulumi's sdk/nodejs/errors.ts, `__pulumiRunError`.
 */
export function endingClearly(error: unknown): unknown {
  return isUserError(error) ? Object.assign(error, { __pulumiRunError: true }) : error;
}

/** Returns the names of the arguments that are secret, or hold a secret somewhere inside. */
export async function secretsAmong(args: object): Promise<string[]> {
  const named = Object.entries(args).map(async ([name, value]: [string, unknown]) =>
    // A failure of the value is told where the value is used.
    (await pulumi.isSecret(pulumi.output(value)).catch(() => false)) ? [name] : [],
  );
  return (await Promise.all(named)).flat();
}
