import { resolveSettings, type Settings } from "../../../provider/ucloud/settings/settings";

/** Settings of a machine: what stands in its stack configuration and in its environment. */
export function settingsOf(
  configuration: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string>> = {},
): Settings {
  return resolveSettings({ configuration, environment, homeDirectory: "/nowhere", readFile: () => undefined });
}

export const settingsOfNobody = settingsOf();
