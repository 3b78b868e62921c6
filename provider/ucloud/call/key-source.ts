import { keysOf, type KeySource } from "../settings/keys";
import type { Settings } from "../settings/settings";
import type { Clock } from "./clock";
import { InstanceRoleKeys } from "./instance-role-keys";

/** The keys of the settings, or those of the instance role that the settings ask for. Missing keys are an error at once. */
export function keySource(settings: Settings, clock: Clock): KeySource {
  if (settings.instanceRole !== undefined) {
    return new InstanceRoleKeys(settings, settings.instanceRole, clock);
  }
  const keys = keysOf(settings);
  return { current: () => Promise.resolve(keys), secrets: () => keys.secrets };
}
