import type { Settings } from "../../provider/ucloud/credentials";

/** One setting as it may be shown, and where it comes from. */
export interface SettingInUse {
  readonly setting: string;
  readonly value: string;
  readonly source: string;
}

/** Every setting that has a value. Secrets print themselves as "[secret]"; of the public key the beginning is shown. */
export function settingsInUse(settings: Settings): SettingInUse[] {
  const { publicKey, privateKey, securityToken, region, zone, projectId, profile, proxy } = settings;
  const { baseUrl, timeoutMs, maxRetries } = settings;
  const shownKey = publicKey && { ...publicKey, value: beginning(publicKey.value) };
  const all = { publicKey: shownKey, privateKey, securityToken, region, zone, projectId, profile, baseUrl, proxy };
  return Object.entries({ ...all, timeoutMs, maxRetries }).flatMap(([setting, found]) =>
    found === undefined ? [] : [{ setting, value: String(found.value), source: found.source }],
  );
}

function beginning(key: string): string {
  return key.length <= 8 ? key : `${key.slice(0, 8)}…`;
}
