import type { ConfigurationKey } from "../provider/configuration-keys";
import type { LookupContext } from "../provider/context";
import { UsageError } from "./failure";
import { inCommandTerms } from "./in-command-terms";
import type { Options } from "./outcome";
import { printWarning } from "./screen/print";

/** Returns the context that the environment and UCloud's profile give. A command has no stack configuration. */
export function commandContext(options: Options = {}): Promise<LookupContext> {
  return openContext(options, {});
}

/** Returns that context with the lockfile off, for commands that always ask UCloud. */
export function unlockedContext(options: Options = {}): Promise<LookupContext> {
  return openContext(options, { lock: "off" });
}

async function openContext(options: Options, fixed: Partial<Record<ConfigurationKey, string>>): Promise<LookupContext> {
  const { openAccount } = await import("../provider/context.js");
  const { profile, role: instanceRole } = options;
  const given = { ...fixed, ...(typeof instanceRole === "string" && { instanceRole }) };
  if (typeof profile !== "string") {
    return openAccount((key) => given[key], printWarning);
  }
  try {
    return openAccount((key) => ({ ...given, profile })[key], printWarning);
  } catch (error) {
    // A profile that does not exist is an error of the command line.
    throw error instanceof Error && error.message.includes(`the profile "${profile}"`)
      ? new UsageError(inCommandTerms(error.message))
      : error;
  }
}
