import { Secret } from "../../text/secret";
import { defaultBaseUrl, readBaseUrl, readMetadataUrl } from "./base-url";
import { chooseCredentials, type Credentials } from "./credentials";
import { readChannelKey, readRole } from "./setting-text";
import { readProfile, type Profile, type ProfileSources } from "./profile";
import { proxyFor } from "./proxy";
import { isOfStack, readFlag, readNumber, retriesRule, sourced, timeoutRule, type Sourced } from "./setting-value";

export { isOfStack, type Sourced };

/** The places of settings. They are passed in, so that this file reads no environment itself. */
export interface SettingsSources extends ProfileSources {
  /** The stack configuration `ucloud-image:*`, by the names in provider/configuration-keys.ts. */
  readonly configuration: Readonly<Record<string, string | undefined>>;
}

/** Everything that a client needs, and the source of each value. */
export interface Settings {
  readonly publicKey?: Sourced<string> | undefined;
  readonly privateKey?: Sourced<Secret> | undefined;
  /** Only with temporary credentials. */
  readonly securityToken?: Sourced<Secret> | undefined;
  /** The role of this machine whose temporary keys sign instead of the keys above. Used only when set. */
  readonly instanceRole?: Sourced<string> | undefined;
  /** The metadata service of a UHost, which holds the keys of its role. */
  readonly metadataUrl: Sourced<string>;
  /** Sent as the header `channel-key`: it names the channel of a dedicated cloud. */
  readonly channelKey?: Sourced<string> | undefined;
  readonly region?: Sourced<string> | undefined;
  readonly zone?: Sourced<string> | undefined;
  readonly projectId?: Sourced<string> | undefined;
  /** Default: https://api.ucloud.cn */
  readonly baseUrl: Sourced<string>;
  /** The time for one listing or one call, retries included, in milliseconds. Default: 60 000. */
  readonly timeoutMs: Sourced<number>;
  /** How often a request may be repeated after a temporary error. Default: 5. */
  readonly maxRetries: Sourced<number>;
  readonly profile?: Sourced<string> | undefined;
  /** Why the profile can't sign, as the rest of a sentence; undefined when it can. */
  readonly cannotSign?: string | undefined;
  /** The proxy that HTTPS_PROXY names for the base URL. Secret, because it may hold a password. */
  readonly proxy?: Sourced<Secret> | undefined;
  /** Warnings that do not stop the work. */
  readonly warnings: readonly string[];
}

/**
 * Returns each setting from the first place that has it: stack configuration, environment, UCloud's profile, default.
 * Keys and project belong together: see chooseCredentials. Throws a ConfigurationError when a setting is wrong.
 */
export function resolveSettings(sources: SettingsSources): Settings {
  const fromConfiguration = (field: string) =>
    sourced(sources.configuration[field], `stack configuration "ucloud-image:${field}"`);
  const fromEnvironment = (variable: string) =>
    sourced(sources.environment[variable], `environment variable ${variable}`);

  const profile = readProfile(sources, fromConfiguration("profile") ?? fromEnvironment("UCLOUD_PROFILE"));
  const find = (field: SettingName): Sourced<string> | undefined => {
    const { variable, inProfile } = places[field];
    return fromConfiguration(field) ?? fromEnvironment(variable) ?? (inProfile && profile?.[inProfile]);
  };

  const credentials = chooseCredentials({
    configuration: credentialsIn(fromConfiguration),
    environment: credentialsIn((field) => fromEnvironment(places[field].variable)),
    profile,
    instanceRole: readRole(find("instanceRole")),
  });
  const { publicKey, privateKey, projectId, instanceRole } = credentials;
  const token =
    instanceRole === undefined
      ? tokenBeside(privateKey, fromConfiguration("securityToken"), fromEnvironment(tokenVariable))
      : { warnings: [] };
  const baseUrl = readBaseUrl(
    find("baseUrl") ?? { value: defaultBaseUrl, source: "default" },
    readFlag("allowInsecureBaseUrl", fromConfiguration("allowInsecureBaseUrl")),
  );
  return {
    publicKey,
    privateKey: asSecret(privateKey),
    securityToken: asSecret(token.used),
    instanceRole,
    metadataUrl: readMetadataUrl(fromEnvironment("UCLOUD_METADATA_URL")),
    channelKey: readChannelKey(find("channelKey")),
    region: find("region"),
    zone: find("zone"),
    projectId,
    baseUrl,
    timeoutMs: inMilliseconds(readNumber("timeoutSeconds", find("timeoutSeconds"), timeoutRule)),
    maxRetries: readNumber("maxRetries", find("maxRetries"), retriesRule),
    profile: profile?.name,
    cannotSign: profile?.cannotSign,
    proxy: proxyFor(new URL(baseUrl.value), sources.environment),
    warnings: [...(profile?.warnings ?? []), ...credentials.warnings, ...token.warnings],
  };
}

type SettingName =
  | "publicKey"
  | "privateKey"
  | "instanceRole"
  | "channelKey"
  | "region"
  | "zone"
  | "projectId"
  | "baseUrl"
  | "timeoutSeconds"
  | "maxRetries";

function credentialsIn(find: (field: keyof Credentials) => Sourced<string> | undefined): Credentials {
  return { publicKey: find("publicKey"), privateKey: find("privateKey"), projectId: find("projectId") };
}

/** The fields of a profile that are settings. */
type ProfileSetting = Exclude<keyof Profile, "name" | "isNamed" | "cannotSign" | "warnings">;

/**
 * The places of each setting. UCloud's own names are used where its tools have one; the others follow their pattern.
 */
const places: Record<SettingName, { variable: string; inProfile?: ProfileSetting }> = {
  publicKey: { variable: "UCLOUD_PUBLIC_KEY", inProfile: "publicKey" },
  privateKey: { variable: "UCLOUD_PRIVATE_KEY", inProfile: "privateKey" },
  instanceRole: { variable: "UCLOUD_INSTANCE_ROLE" },
  channelKey: { variable: "UCLOUD_CHANNEL_KEY", inProfile: "channelKey" },
  region: { variable: "UCLOUD_REGION", inProfile: "region" },
  zone: { variable: "UCLOUD_ZONE", inProfile: "zone" },
  projectId: { variable: "UCLOUD_PROJECT_ID", inProfile: "projectId" },
  baseUrl: { variable: "UCLOUD_API_BASE_URL", inProfile: "baseUrl" },
  timeoutSeconds: { variable: "UCLOUD_TIMEOUT_SECOND", inProfile: "timeoutSeconds" },
  maxRetries: { variable: "UCLOUD_MAX_RETRIES", inProfile: "maxRetries" },
};

const tokenVariable = "UCLOUD_SECURITY_TOKEN";

/**
 * Returns the token that belongs to the private key. A token left in the environment must not be sent with a key from
 * the stack configuration, because UCloud would refuse both.
 */
function tokenBeside(
  privateKey: Sourced<string> | undefined,
  configured: Sourced<string> | undefined,
  inEnvironment: Sourced<string> | undefined,
): { readonly used?: Sourced<string> | undefined; readonly warnings: readonly string[] } {
  if (configured !== undefined || inEnvironment === undefined) {
    return { used: configured, warnings: [] };
  }
  if (privateKey === undefined || privateKey.source.startsWith("environment variable")) {
    return { used: inEnvironment, warnings: [] };
  }
  const warning =
    `The security token in the ${inEnvironment.source} is not used, because the private key comes from the ` +
    `${privateKey.source}. Set both in one place.`;
  return { warnings: [warning] };
}

function asSecret(text: Sourced<string> | undefined): Sourced<Secret> | undefined {
  return text && { value: new Secret(text.value), source: text.source };
}

function inMilliseconds({ value, source }: Sourced<number>): Sourced<number> {
  return { value: value * 1000, source };
}
