import type { Account } from "../provider/lookup";
import type { ConfigurationKey } from "../provider/account";
import { UsageError } from "./failure";
import { inCommandTerms } from "./in-command-terms";
import type { Options } from "./outcome";
import { printWarning } from "./screen/print";

/** The account of the environment and of UCloud's profile. A command has no stack configuration. */
export function commandAccount(options: Options = {}): Promise<Account> {
  return opened(options, {});
}

/** The same without the lockfile, for commands that are there to ask UCloud. */
export function lookingAccount(options: Options = {}): Promise<Account> {
  return opened(options, { lock: "off" });
}

async function opened(options: Options, fixed: Partial<Record<ConfigurationKey, string>>): Promise<Account> {
  const { openAccount } = await import("../provider/account.js");
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
