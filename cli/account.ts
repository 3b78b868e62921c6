import type { Account } from "../provider/lookup";
import { printWarning } from "./screen/print";

/** The account of the environment and of UCloud's profile. A command has no stack configuration. */
export async function commandAccount(): Promise<Account> {
  const { openAccount } = await import("../provider/account.js");
  return openAccount(() => undefined, printWarning);
}

/** The same without the lockfile, for commands that are there to ask UCloud. */
export async function lookingAccount(): Promise<Account> {
  const { openAccount } = await import("../provider/account.js");
  return openAccount((key) => (key === "lock" ? "off" : undefined), printWarning);
}
