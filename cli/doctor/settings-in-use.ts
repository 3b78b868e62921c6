import { locateLockfile, readLockMode } from "../../provider/lockfile/settings";
import type { Settings } from "../../provider/ucloud/settings/settings";

/** One setting as shown to people, with its source. */
export interface SettingInUse {
  readonly setting: string;
  readonly value: string;
  readonly source: string;
}

/** Returns every setting that has a value. Secrets print as "[secret]"; the public key is shortened. */
export function settingsInUse(settings: Settings): SettingInUse[] {
  const { publicKey, privateKey, securityToken, instanceRole, channelKey, region, zone, projectId, profile, proxy } =
    settings;
  const { baseUrl, timeoutMs, maxRetries } = settings;
  const shownKey = publicKey && { ...publicKey, value: shortenKey(publicKey.value) };
  const keys = { publicKey: shownKey, privateKey, securityToken, instanceRole, channelKey };
  const all = { ...keys, region, zone, projectId, profile, baseUrl, proxy };
  return Object.entries({ ...all, timeoutMs, maxRetries }).flatMap(([setting, found]) =>
    found === undefined ? [] : [{ setting, value: String(found.value), source: found.source }],
  );
}

/** Returns the lock mode and the lockfile that the environment sets, if any. Stacks may configure others. */
export function lockInUse(): SettingInUse[] {
  const mode = readLockMode(undefined, process.env);
  return mode === "off"
    ? []
    : [
        { setting: "lock", value: mode, source: "environment variable UCLOUD_IMAGE_LOCK" },
        { setting: "lockfile", value: locateLockfile(process.env, process.cwd()), source: "this folder" },
      ];
}

function shortenKey(key: string): string {
  return key.length <= 8 ? key : `${key.slice(0, 8)}…`;
}
