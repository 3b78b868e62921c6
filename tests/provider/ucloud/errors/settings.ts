import { resolveSettings, type Settings } from "../../../../provider/ucloud/settings/settings";

export function settings(configuration: Readonly<Record<string, string>> = {}, environment = {}): Settings {
  return resolveSettings({ configuration, environment, homeDirectory: "/nowhere", readFile: () => undefined });
}
