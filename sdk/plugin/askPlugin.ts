import * as pulumi from "@pulumi/pulumi";
import { packageVersion } from "../../provider/package-version";
import { hideInError, textsIn } from "../../provider/text/hide";
import { lastCreationTime } from "../dependencies";
import { secretArgumentNames } from "../secretArgumentNames";
import { expectPlugin } from "./expectPlugin";

/** Calls a function of the plugin. */
export function askPlugin<Result>(
  token: string,
  args: object,
  opts: pulumi.InvokeOptions | undefined,
): Promise<Result> {
  expectPlugin(opts);
  return answerTo(token, args, opts, []);
}

/**
 * Calls a function of the plugin with arguments that other resources may still have to make. Pulumi's own function for
 * it would tell secret arguments in errors: it takes the mark off before it asks the plugin.
 */
export function askPluginOutput<Result>(
  token: string,
  args: object,
  { dependsOn, ...opts }: pulumi.InvokeOutputOptions = {},
): pulumi.Output<Result> {
  expectPlugin(opts);
  const known: pulumi.Output<unknown> = pulumi.output<unknown>(args);
  return pulumi
    .all([known, lastCreationTime(dependsOn, known), secretArgumentNames(args)])
    .apply(([plain, , secrets]) => answerTo<Result>(token, plain as object, opts, secrets));
}

async function answerTo<Result>(
  token: string,
  args: object,
  opts: pulumi.InvokeOptions | undefined,
  secrets: readonly string[],
): Promise<Result> {
  try {
    return (await pulumi.runtime.invoke(token, { ...args }, { version: packageVersion(), ...opts })) as Result;
  } catch (error) {
    const hidden = secrets.flatMap((name) => textsIn(Reflect.get(args, name)));
    throw endingWithItsMessage(error, hidden);
  }
}

/**
 * Marks what the plugin answered as a `pulumi.RunError` is marked: it ends the program with its message, without the
 * program's text and a stack trace of gRPC's. Source: Pulumi's sdk/nodejs/errors.ts, `__pulumiRunError`.
 */
function endingWithItsMessage(error: unknown, hidden: readonly string[]): unknown {
  if (typeof error !== "object" || error === null) {
    return error;
  }
  hideInError(error, hidden);
  return Object.assign(error, { __pulumiRunError: true });
}
