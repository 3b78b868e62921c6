import type { Secret } from "../../text/secret";
import { ConfigurationError } from "../errors/error-classes";
import type { Settings } from "./settings";

/** What requests are signed with. */
export interface Keys {
  readonly publicKey: string;
  readonly privateKey: Secret;
  readonly securityToken: Secret | undefined;
  /** Everything that no error may show. */
  readonly secrets: readonly Secret[];
}

/** The keys of the settings; a missing one is an error that names the places where it may stand. */
export function keysOf({ publicKey, privateKey, securityToken, proxy, profile }: Settings): Keys {
  const missing = [...(publicKey ? [] : ["publicKey"]), ...(privateKey ? [] : ["privateKey"])];
  if (publicKey === undefined || privateKey === undefined) {
    throw new ConfigurationError(missing[0] ?? "publicKey", missingKeys(missing, publicKey ?? privateKey, profile));
  }
  const token = securityToken?.value;
  const secrets = [privateKey.value, token, proxy?.value].filter((secret) => secret !== undefined);
  return { publicKey: publicKey.value, privateKey: privateKey.value, securityToken: token, secrets };
}

function missingKeys(
  missing: readonly string[],
  other: { readonly source: string } | undefined,
  profile: { readonly value: string } | undefined,
): string {
  const names = missing.map((field) => (field === "publicKey" ? "public key" : "private key")).join(" and no ");
  const variables = missing.map((field) => (field === "publicKey" ? "UCLOUD_PUBLIC_KEY" : "UCLOUD_PRIVATE_KEY"));
  const settings = missing.map((field) => `ucloud-image:${field}`);
  const half = other === undefined ? "" : ` (the other key comes from ${other.source})`;
  return (
    `There is no ${names} for UCloud${half}. Set ${missing.length > 1 ? "both" : "it"} in one of three places: ` +
    `the stack configuration (${settings.map((setting) => `pulumi config set --secret ${setting}`).join(" and ")}), ` +
    `the environment (${variables.join(" and ")}), or the profile "${profile?.value ?? "default"}" in ` +
    '~/.ucloud/credential.json (which UCloud\'s command "ucloud config" writes). ' +
    "Keys are at https://console.ucloud.cn/uapi/apikey."
  );
}
