import type { Secret } from "../../text/secret";
import { ConfigurationError } from "../errors/error-classes";
import type { Settings } from "./settings";

/** What requests are signed with. */
export interface Keys {
  readonly publicKey: string;
  readonly privateKey: Secret;
  readonly securityToken: Secret | undefined;
  /** The project that came with the keys of a role; a request that names none is for it. */
  readonly projectId?: string | undefined;
  /** Everything that no error may show. */
  readonly secrets: readonly Secret[];
}

/** Where a client gets the keys of its next request from. */
export interface KeySource {
  /** Returns the keys that are good now. */
  current(): Promise<Keys>;
  /** Everything that no error may show, as far as it is known. */
  secrets(): readonly Secret[];
}

/** The keys of the settings; a missing one is an error that names the places where it may stand. */
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

/** The secrets of the settings that are no keys. */
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
