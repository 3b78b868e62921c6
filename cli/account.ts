import type { ConfigurationKey } from "../provider/configuration-keys";
import type { LookupContext } from "../provider/context";
import { UsageError } from "./failure";
import { inCommandTerms } from "./in-command-terms";
import type { Options } from "./outcome";
import { printWarning } from "./screen/print";

/** The account of the environment and of UCloud's profile. A command has no stack configuration. */
export function commandAccount(options: Options = {}): Promise<LookupContext> {
  return opened(options, {});
}

/** The same without the lockfile, for commands that are there to ask UCloud. */
export function lookingAccount(options: Options = {}): Promise<LookupContext> {
  return opened(options, { lock: "off" });
}

async function opened(options: Options, fixed: Partial<Record<ConfigurationKey, string>>): Promise<LookupContext> {
  const { openAccount } = await import("../provider/context.js");
  const { profile } = options;
  if (typeof profile !== "string") {
    return openAccount((key) => fixed[key], printWarning);
  }
  try {
    return openAccount((key) => ({ ...fixed, profile })[key], printWarning);
  } catch (error) {
    // That there is no such profile is about the command line, not about UCloud.
    throw error instanceof Error && error.message.includes(`the profile "${profile}"`)
      ? new UsageError(inCommandTerms(error.message))
      : error;
  }
}
