import { keysOf, type KeySource } from "../settings/keys";
import type { Settings } from "../settings/settings";
import type { Clock } from "./clock";
import { InstanceRoleKeys } from "./instance-role-keys";

/**
 * Returns the source of keys: the settings' own keys, or those of the instance role that they name. Missing keys throw
 * at once.
 */
export function keySource(settings: Settings, clock: Clock): KeySource {
  if (settings.instanceRole !== undefined) {
    return new InstanceRoleKeys(settings, settings.instanceRole, clock);
  }
  const keys = keysOf(settings);
  return { current: () => Promise.resolve(keys), secrets: () => keys.secrets };
}
