import * as pulumi from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import type { Account } from "../provider/lookup";
import { provider } from "./provider";

/** Whether a unit test of the user's answers for the engine, by `pulumi.runtime.setMocks`. */
export function isMocked(): boolean {
  return pulumi.runtime.getMonitor() instanceof MockMonitor;
}

/**
 * The account of this program run: one, so that all lookups of a stack share their listings, and a new one for each
 * run, so that a process that runs many (the Automation API) sees what is new. The provider is loaded here and not
 * before, so that importing the package costs a program without lookups next to nothing.
 */
export async function programAccount(): Promise<Account> {
  const { openAccount } = await provider();
  const run = pulumi.runtime.getMonitor();
  if (run === undefined) {
    return openAccount(stackConfiguration, warn);
  }
  const account = accounts.get(run) ?? openAccount(stackConfiguration, warn);
  accounts.set(run, account);
  return account;
}

const accounts = new WeakMap<object, Account>();

/** Read without Config.get, which would warn that a secret is read as plain text: it goes no further than the signer. */
function stackConfiguration(key: string): string | undefined {
  return pulumi.runtime.getConfig(`ucloud-image:${key}`);
}

function warn(text: string): void {
  void pulumi.log.warn(text);
}
