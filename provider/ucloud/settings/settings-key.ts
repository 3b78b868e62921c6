import { createHash } from "node:crypto";
import { Secret } from "../../text/secret";
import type { Settings } from "./settings";

/**
 * Returns a key that is equal for settings that send the same requests as the same account, wherever they come from. It
 * reveals no secret.
 */
export function settingsKey(settings: Settings): string {
  const { publicKey, privateKey, securityToken, instanceRole, metadataUrl, channelKey, proxy } = settings;
  const { projectId, baseUrl, timeoutMs, maxRetries } = settings;
  const account = [publicKey, privateKey, securityToken, instanceRole, metadataUrl, channelKey, projectId];
  const values = [...account, baseUrl, proxy, timeoutMs, maxRetries].map((setting) => revealed(setting?.value));
  return createHash("sha256").update(JSON.stringify(values)).digest("hex");
}

function revealed(value: string | number | Secret | undefined): string | number | null {
  return value instanceof Secret ? value.reveal() : (value ?? null);
}
