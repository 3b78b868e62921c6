import { openAccount } from "../../provider/account";
import type { Account } from "../../provider/lookup";
import type { Simulator } from "../../simulator";

/** An account of its own at a simulator, as one program run has it. What it warns of goes to `warn`. */
export function accountAt(simulator: Simulator, warn: (text: string) => void = () => undefined): Account {
  const settings: Record<string, string> = {
    baseUrl: simulator.url,
    publicKey: simulator.publicKey,
    privateKey: simulator.privateKey,
  };
  return openAccount((key) => settings[key], warn);
}
