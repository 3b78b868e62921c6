import { configuration, configurationKeys, type ConfigurationKey } from "../../provider/configuration-keys";

/** Where a setting can be besides the stack's configuration. */
const elsewhere: Readonly<Record<ConfigurationKey, { readonly environment?: string; readonly profile?: string }>> = {
  publicKey: { environment: "UCLOUD_PUBLIC_KEY", profile: "credential.json" },
  privateKey: { environment: "UCLOUD_PRIVATE_KEY", profile: "credential.json" },
  securityToken: { environment: "UCLOUD_SECURITY_TOKEN" },
  instanceRole: { environment: "UCLOUD_INSTANCE_ROLE" },
  channelKey: { environment: "UCLOUD_CHANNEL_KEY", profile: "config.json" },
  region: { environment: "UCLOUD_REGION", profile: "config.json" },
  zone: { environment: "UCLOUD_ZONE", profile: "config.json" },
  projectId: { environment: "UCLOUD_PROJECT_ID", profile: "config.json" },
  baseUrl: { environment: "UCLOUD_API_BASE_URL", profile: "config.json" },
  allowInsecureBaseUrl: {},
  profile: { environment: "UCLOUD_PROFILE" },
  timeoutSeconds: { environment: "UCLOUD_TIMEOUT_SECOND", profile: "config.json" },
  maxRetries: { environment: "UCLOUD_MAX_RETRIES", profile: "config.json" },
  lock: { environment: "UCLOUD_IMAGE_LOCK" },
};

/** Returns the page of all settings. */
export const settingsReference = [
  "# Settings reference",
  "<!-- Written by `npm run generate` from the descriptions in the code. -->",
  "Each setting is taken from the first place that has it: the stack configuration, the environment, a profile as" +
    " `ucloud config` writes it in `~/.ucloud/`. Keys are never arguments of a resource, so they are not in its state." +
    " A key needs the permission `uhost:DescribeImage`. `ucloud-image doctor` shows what is used, and where it comes from." +
    " A profile that is named comes before the keys and the project of the environment." +
    " The command line has no stack configuration; `--profile` chooses a profile there, `--role` a role of the machine.",
  ...configurationKeys.map((key) => section(key, configuration[key].description)),
].join("\n\n");

function section(key: ConfigurationKey, description: string): string {
  const { environment, profile } = elsewhere[key];
  const places = [
    `- Stack configuration: \`ucloud-image:${key}\``,
    ...(environment === undefined ? [] : [`- Environment: \`${environment}\``]),
    ...(profile === undefined ? [] : [`- Profile: \`~/.ucloud/${profile}\``]),
  ];
  return [`## ${key}`, description, places.join("\n")].join("\n\n");
}
