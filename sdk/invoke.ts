import * as pulumi from "@pulumi/pulumi";
import type { LookupContext } from "../provider/context";
import { hideInError, textsIn } from "../provider/text/hide";
import { isUserError } from "../provider/text/user-error";
import { runContext, type Provider } from "./configuration";
import { whenMade } from "./dependencies";

/** One of the package's functions: its name, and how the provider does it. */
export interface ImageFunction<Args extends object, Result> {
  readonly name: "getImage" | "getImages" | "getImagePerZone" | "checkImageFit";
  /** `context` is opened by the first use, so that what needs no account needs no keys. */
  readonly call: (provider: Provider, args: Args, context: () => LookupContext) => Promise<Result>;
}

/** Calls a function: the engine, where it is to answer, else the provider in this process. */
export async function invoke<Args extends object, Result>(
  called: ImageFunction<Args, Result>,
  args: Args,
  opts: pulumi.InvokeOptions = {},
): Promise<Result> {
  return isForEngine(called.name, opts)
    ? (pulumi.runtime.invoke(tokenOf(called.name), { ...args }, opts) as Promise<Result>)
    : callProvider(called, args);
}

/**
 * Calls a function with arguments that other resources may still have to make. It waits for them, and for those of
 * `dependsOn`, and finds what they made; in a preview that is still to make one of them, the result is unknown.
 */
export function invokeOutput<Args extends object, Result>(
  called: ImageFunction<Args, Result>,
  args: object,
  opts: pulumi.InvokeOutputOptions = {},
): pulumi.Output<Result> {
  if (isForEngine(called.name, opts)) {
    return pulumi.runtime.invokeOutput(tokenOf(called.name), { ...args }, opts);
  }
  const known: pulumi.Output<unknown> = pulumi.output<unknown>(args);
  return pulumi
    .all([known, whenMade(opts.dependsOn, known), secretsAmong(args)])
    .apply(([plain, waitedUntil, secrets]) => callProvider(called, plain as Args, waitedUntil, secrets));
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

async function callProvider<Args extends object, Result>(
  { call }: ImageFunction<Args, Result>,
  args: Args,
  waitedUntil?: number,
  secrets: readonly string[] = [],
): Promise<Result> {
  // A program ends when the engine has answered all its calls, and a look at UCloud is none of them.
  const done = pulumi.runtime.rpcKeepAlive();
  try {
    const provider = loadProvider();
    return await call(provider, args, () => ({
      ...provider.forLookup(runContext(provider), waitedUntil),
      secretArguments: new Set(secrets),
    }));
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
