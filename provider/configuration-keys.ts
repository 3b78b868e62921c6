/** A setting of the configuration namespace and of an explicit provider. */
export interface ConfigurationSetting {
  readonly type: "string" | "number" | "integer" | "boolean";
  readonly description: string;
  /** Kept encrypted in the stack, even when the program does not mark it as a secret. */
  readonly secret?: true;
}

/** The settings, in the order of the documentation. Settings that are not given come from the environment. */
const rows = {
  publicKey: {
    type: "string",
    description: `Public half of the API key. ${otherwise("UCLOUD_PUBLIC_KEY")}; without any, every lookup fails.`,
    secret: true,
  },
  privateKey: {
    type: "string",
    description: `Private half of the API key. ${otherwise("UCLOUD_PRIVATE_KEY")}; without any, every lookup fails.`,
    secret: true,
  },
  securityToken: {
    type: "string",
    description: "Token of temporary credentials. Default: the environment variable UCLOUD_SECURITY_TOKEN, then none.",
    secret: true,
  },
  instanceRole: {
    type: "string",
    description:
      "Role of the UHost that this runs on, whose temporary keys are then used in place of any others. They come from UCloud's metadata service and are renewed before they expire. Default: the environment variable UCLOUD_INSTANCE_ROLE, then none.",
  },
  channelKey: {
    type: "string",
    description: `Channel of a dedicated cloud that shares UCloud's own domain, sent as the header channel-key. ${otherwise("UCLOUD_CHANNEL_KEY")}.`,
  },
  region: {
    type: "string",
    description: `Region of lookups that name none, such as \`cn-bj2\`. ${otherwise("UCLOUD_REGION")}.`,
  },
  zone: {
    type: "string",
    description: `Zone of lookups that name none, within \`region\`. ${otherwise("UCLOUD_ZONE")}, then all zones.`,
  },
  projectId: {
    type: "string",
    description: `Project of lookups that name none. ${otherwise("UCLOUD_PROJECT_ID")}, then the account's own.`,
  },
  baseUrl: {
    type: "string",
    description: `Address of the API. ${otherwise("UCLOUD_API_BASE_URL")}, then \`https://api.ucloud.cn\`.`,
  },
  allowInsecureBaseUrl: {
    type: "boolean",
    description: "Whether `baseUrl` may be http to a host that is not this machine. Default: `false`.",
  },
  profile: {
    type: "string",
    description:
      "UCloud profile in ~/.ucloud to read. One that is named here or in the environment comes before the keys and the project of the environment. Default: the environment variable UCLOUD_PROFILE, then the active profile.",
  },
  timeoutSeconds: {
    type: "number",
    description: `Seconds for one listing, retries included. ${otherwise("UCLOUD_TIMEOUT_SECOND")}, then \`60\`.`,
  },
  maxRetries: {
    type: "integer",
    description:
      "How often a request is sent again after a transient fault. Default: the environment variable UCLOUD_MAX_RETRIES, then the UCloud profile, then `5`.",
  },
  lock: {
    type: "string",
    description:
      "Whether ucloud-images.lock.json answers lookups: `off`, `prefer` (where it can; other answers are added to it) or `frozen` (nothing else does, and no connection is made). Default: the environment variable UCLOUD_IMAGE_LOCK, then `off`.",
  },
} as const satisfies Readonly<Record<string, ConfigurationSetting>>;

export type ConfigurationKey = keyof typeof rows;

export const configuration: Readonly<Record<ConfigurationKey, ConfigurationSetting>> = rows;

/** The keys of the configuration namespace `ucloud-image`. */
export const configurationKeys = Object.keys(rows) as readonly ConfigurationKey[];

function otherwise(variable: string): string {
  return `Default: the environment variable ${variable}, then the UCloud profile`;
}
