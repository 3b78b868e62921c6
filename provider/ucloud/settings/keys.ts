import type { Secret } from "../../text/secret";
import { ConfigurationError } from "../errors/error-classes";
import type { Settings } from "./settings";

/** The keys that sign requests. */
export interface Keys {
  readonly publicKey: string;
  readonly privateKey: Secret;
  readonly securityToken: Secret | undefined;
  /** The project of a role's keys. It applies to requests that name no project. */
  readonly projectId?: string | undefined;
  /** All secrets that no error may show. */
  readonly secrets: readonly Secret[];
}

/** The source of the keys of a client's next request. */
export interface KeySource {
  /** Returns keys that are valid now. */
  current(): Promise<Keys>;
  /** Returns the secrets that no error may show, as far as they are known. */
  secrets(): readonly Secret[];
}

/** Returns the keys of the settings. Throws an error that names the possible places when a key is missing. */
export function keysOf(settings: Settings): Keys {
  const { publicKey, privateKey, securityToken } = settings;
  const missing = [...(publicKey ? [] : ["publicKey"]), ...(privateKey ? [] : ["privateKey"])];
  if (publicKey === undefined || privateKey === undefined) {
    throw new ConfigurationError(missing[0] ?? "publicKey", missingKeys(missing, publicKey ?? privateKey, settings));
  }
  const token = securityToken?.value;
  return {
    publicKey: publicKey.value,
    privateKey: privateKey.value,
    securityToken: token,
    secrets: [...secretsBesideKeys(settings), privateKey.value, ...(token === undefined ? [] : [token])],
  };
}

/** Returns the settings' secrets other than keys. */
export function secretsBesideKeys({ proxy }: Pick<Settings, "proxy">): Secret[] {
  return proxy === undefined ? [] : [proxy.value];
}

function missingKeys(
  missing: readonly string[],
  other: { readonly source: string } | undefined,
  { profile, cannotSign }: Pick<Settings, "profile" | "cannotSign">,
): string {
  const names = missing.map((field) => (field === "publicKey" ? "public key" : "private key")).join(" and no ");
  const variables = missing.map((field) => (field === "publicKey" ? "UCLOUD_PUBLIC_KEY" : "UCLOUD_PRIVATE_KEY"));
  const settings = missing.map((field) => `ucloud-image:${field}`);
  const unusable = cannotSign === undefined ? "" : ` The profile "${profile?.value ?? "default"}" ${cannotSign}.`;
  const half = other === undefined ? "" : ` (the other key comes from ${other.source})`;
  return (
    `There is no ${names} for UCloud${half}.${unusable} Set ${missing.length > 1 ? "both" : "it"} in one of three places: ` +
    `the stack configuration (${settings.map((setting) => `pulumi config set --secret ${setting}`).join(" and ")}), ` +
    `the environment (${variables.join(" and ")}), or the profile "${profile?.value ?? "default"}" in ` +
    '~/.ucloud/credential.json (which UCloud\'s command "ucloud config" writes). ' +
    "Keys are at https://console.ucloud.cn/uapi/apikey."
  );
}
