import { Secret } from "../../text/secret";
import { defaultBaseUrl, readBaseUrl } from "./base-url";
import { readProfile, type Profile, type ProfileSources } from "./profile";
import { proxyFor } from "./proxy";
import { isOfStack, readFlag, readNumber, retriesRule, sourced, timeoutRule, type Sourced } from "./setting-value";

export { isOfStack, type Sourced };

/** Where settings may stand. Handed in, so that this file has no environment of its own. */
export interface SettingsSources extends ProfileSources {
  /**
   * The stack configuration `ucloud-image:*`: publicKey, privateKey, securityToken, region, zone, projectId, baseUrl,
   * allowInsecureBaseUrl, profile, timeoutSeconds, maxRetries.
   */
  readonly configuration: Readonly<Record<string, string | undefined>>;
}

/** Everything that a client needs, and where each value came from. */
export interface Settings {
  readonly publicKey?: Sourced<string> | undefined;
  readonly privateKey?: Sourced<Secret> | undefined;
  /** Only with temporary credentials. */
  readonly securityToken?: Sourced<Secret> | undefined;
  readonly region?: Sourced<string> | undefined;
  readonly zone?: Sourced<string> | undefined;
  readonly projectId?: Sourced<string> | undefined;
  /** Default: https://api.ucloud.cn */
  readonly baseUrl: Sourced<string>;
  /** The time for one listing or one call, retries included, in milliseconds. Default: 60 000. */
  readonly timeoutMs: Sourced<number>;
  /** How often a request may be sent again after a transient fault. Default: 5. */
  readonly maxRetries: Sourced<number>;
  readonly profile?: Sourced<string> | undefined;
  /** The proxy that HTTPS_PROXY names for the base URL. Secret, since it may hold a password. */
  readonly proxy?: Sourced<Secret> | undefined;
  /** What a person should know, although the work goes on. */
  readonly warnings: readonly string[];
}

/** Each setting from the first place that has it: stack configuration, environment, UCloud's profile, default. */
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

  const privateKey = find("privateKey");
  const token = tokenBeside(privateKey, fromConfiguration("securityToken"), fromEnvironment(tokenVariable));
  const baseUrl = readBaseUrl(
    find("baseUrl") ?? { value: defaultBaseUrl, source: "default" },
    readFlag("allowInsecureBaseUrl", fromConfiguration("allowInsecureBaseUrl")),
  );
  return {
    publicKey: find("publicKey"),
    privateKey: asSecret(privateKey),
    securityToken: asSecret(token.used),
    region: find("region"),
    zone: find("zone"),
    projectId: find("projectId"),
    baseUrl,
    timeoutMs: inMilliseconds(readNumber("timeoutSeconds", find("timeoutSeconds"), timeoutRule)),
    maxRetries: readNumber("maxRetries", find("maxRetries"), retriesRule),
    profile: profile?.name,
    proxy: proxyFor(new URL(baseUrl.value), sources.environment),
    warnings: [...(profile?.warnings ?? []), ...token.warnings],
  };
}

type SettingName =
  "publicKey" | "privateKey" | "region" | "zone" | "projectId" | "baseUrl" | "timeoutSeconds" | "maxRetries";

/** UCloud's own names where UCloud's tools have one; UCLOUD_MAX_RETRIES follows their pattern. */
const places: Record<SettingName, { variable: string; inProfile?: Exclude<keyof Profile, "name" | "warnings"> }> = {
  publicKey: { variable: "UCLOUD_PUBLIC_KEY", inProfile: "publicKey" },
  privateKey: { variable: "UCLOUD_PRIVATE_KEY", inProfile: "privateKey" },
  region: { variable: "UCLOUD_REGION", inProfile: "region" },
  zone: { variable: "UCLOUD_ZONE", inProfile: "zone" },
  projectId: { variable: "UCLOUD_PROJECT_ID", inProfile: "projectId" },
  baseUrl: { variable: "UCLOUD_API_BASE_URL", inProfile: "baseUrl" },
  timeoutSeconds: { variable: "UCLOUD_TIMEOUT_SECOND", inProfile: "timeoutSeconds" },
  maxRetries: { variable: "UCLOUD_MAX_RETRIES" },
};

const tokenVariable = "UCLOUD_SECURITY_TOKEN";

/**
 * A token belongs to one key pair. One that was left in the environment must not be sent with a key that the stack
 * configuration names: UCloud would refuse both.
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
