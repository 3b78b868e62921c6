import * as pulumi from "@pulumi/pulumi";
import type { LookupFunctionName } from "../provider/lookup/functions";
import { hideInError, textsIn } from "../provider/text/hide";
import { isUserError } from "../provider/text/user-error";
import { runContext, type Provider } from "./configuration";
import { asRunError } from "./asRunError";
import { lastCreationTime } from "./dependencies";
import { isMocked } from "./isMocked";
import { askPlugin, askPluginOutput } from "./plugin/askPlugin";
import { secretArgumentNames } from "./secretArgumentNames";

/** Returns the result of a function, from the engine where it is responsible, else from the provider in this process. */
export async function invoke<Result>(
  name: LookupFunctionName,
  args: object,
  opts: pulumi.InvokeOptions = {},
): Promise<Result> {
  return isAnsweredByEngine(name, opts) ? askPlugin(tokenOf(name), args, opts) : callProvider(name, args);
}

/**
 * Returns the result of a function whose arguments may be outputs. Waits for the resources behind them and those of
 * `dependsOn`. The result is unknown in a preview in which one of them is not created yet.
 */
export function invokeOutput<Result>(
  name: LookupFunctionName,
  args: object,
  opts: pulumi.InvokeOutputOptions = {},
): pulumi.Output<Result> {
  if (isAnsweredByEngine(name, opts)) {
    return askPluginOutput(tokenOf(name), args, opts);
  }
  const known: pulumi.Output<unknown> = pulumi.output<unknown>(args);
  return pulumi
    .all([known, lastCreationTime(opts.dependsOn, known), secretArgumentNames(args)])
    .apply(([plain, waitedUntil, secrets]) =>
      callProvider<Result>(name, Object(plain) as object, waitedUntil, secrets),
    );
}

function tokenOf(name: string): string {
  return `ucloud-image:index:${name}`;
}

/**
 * Returns whether the engine answers a call: under the mocks of a unit test, and when the options or the parent name a
 * provider instance of the plugin.
 */
function isAnsweredByEngine(
  name: string,
  { provider, parent, version, pluginDownloadURL }: pulumi.InvokeOptions,
): boolean {
  const instance = provider ?? parent?.getProvider(tokenOf(name));
  return isMocked() || [instance, version, pluginDownloadURL].some((each) => each !== undefined);
}

async function callProvider<Result>(
  name: LookupFunctionName,
  args: object,
  waitedUntil?: number,
  secrets: readonly string[] = [],
): Promise<Result> {
  // Keeps the program alive: it ends when the engine has answered all calls, and this call goes to UCloud.
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
    throw asRunError(error);
  } finally {
    done();
  }
}

/**
 * Returns the provider. The first call loads it, so that importing the package costs little in a program without lookups.
 * `import()` takes three times as long, and Jest refuses it.
 */
export function loadProvider(): Provider {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() would load it asynchronously, see above
  return (loaded ??= require("../provider/index.js") as Provider);
}

let loaded: Provider | undefined;
