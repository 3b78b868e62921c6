import type { ConfigurationKey } from "../../provider/configuration-keys";
import { openAccount, type LookupContext } from "../../provider/context";
import type { Simulator } from "../../simulator";
import { TestClock } from "./ucloud/test-clock";

/** Stack configuration beside the keys and the base URL; undefined takes one of these away. */
export type Configuration = Partial<Record<ConfigurationKey, string | undefined>>;

/**
 * An account of its own at a simulator, as one program run has it. What it warns of goes to `warn`. Its lookups take no
 * time, however slow the machine is: nothing is given up, and nobody is told to wait.
 */
export function accountAt(
  { url: baseUrl, publicKey, privateKey }: Simulator,
  warn: (text: string) => void = () => undefined,
  configuration: Configuration = {},
  clock: TestClock = new TestClock(),
): LookupContext {
  const given: Configuration = { baseUrl, publicKey, privateKey, ...configuration };
  return openAccount((key) => given[key], warn, { clock });
}
