/** Returns the advice for a RetCode. Source: https://docs.ucloud.cn/api/summary/public (error codes). */
export function adviceFor(
  retCode: number,
  asked: {
    readonly action: string;
    readonly message: string;
    readonly parameters: ReadonlyMap<string, string>;
    readonly settings: AdvisedSettings;
  },
): string {
  const { action, parameters, settings } = asked;
  switch (retCode) {
    case rateLimited:
      return "The account sends more requests than it may; try again later, or ask UCloud to raise the limit.";
    case 8980:
      return "UCloud asks to wait for 30 seconds. Try again then.";
    case 170:
    case 171:
      return (
        `The private key (${from(settings.privateKey)}) does not belong to the public key ` +
        `(${from(settings.publicKey)}). Take both from one entry of https://console.ucloud.cn/uapi/apikey.`
      );
    case 172:
      return (
        `UCloud does not know the public key (${from(settings.publicKey)}). Check it, and that the base URL ` +
        `${settings.baseUrl.value} (${from(settings.baseUrl)}) is the one of the account.`
      );
    case 174:
      return `UCloud does not know the security token (${from(settings.securityToken)}). It may have expired. Create a new one.${wrongChannel(settings)}`;
    case 292:
      return parameters.has("ProjectId")
        ? `There is no project ${place("ProjectId", parameters, settings)} in this account. Check projectId.`
        : noProject;
    case 293:
      return (
        `The account may not use ${place("Zone", parameters, settings) || "a zone"} in the region ` +
        `${place("Region", parameters, settings)}. Choose another zone, or ask UCloud to open it.`
      );
    case 294:
      return "The account accepts requests only from certain addresses. Add this machine's, or run elsewhere.";
    case 295:
      return "The account's security lock stopped the request. Unlock it in UCloud's console.";
    case 299:
      return `The key's user needs the permission ${permission(action)}${inProject(parameters, settings)}.`;
    default:
      if (transientRetCodes.has(retCode)) {
        return "UCloud reports a temporary error. Try again later.";
      }
      return isAboutParameters(retCode) ? parameterAdvice(asked.message, parameters) : "";
  }
}

/**
 * Returns the advice for a wrong channel: the same code means that the channel is not the account's. Source:
 * ucloud-cli, cmd/internal/platform/client.go
 */
function wrongChannel({ channelKey }: AdvisedSettings): string {
  return channelKey === undefined ? "" : ` Or the channel key (${from(channelKey)}) is not the account's.`;
}

/** The settings that advice names, each with its source. */
interface AdvisedSettings {
  readonly publicKey?: { readonly source: string } | undefined;
  readonly privateKey?: { readonly source: string } | undefined;
  readonly securityToken?: { readonly source: string } | undefined;
  readonly channelKey?: { readonly source: string } | undefined;
  readonly region?: SourcedText | undefined;
  readonly zone?: SourcedText | undefined;
  readonly projectId?: SourcedText | undefined;
  readonly baseUrl: SourcedText;
}

interface SourcedText {
  readonly value: string;
  readonly source: string;
}

const noProject = "No project was given, and a sub-account must give one: set projectId.";

/**
 * Returns whether a RetCode is about parameters: the 2xx codes without a meaning of their own mean a missing or wrong
 * parameter.
 */
export function isAboutParameters(retCode: number): boolean {
  return retCode === 160 || retCode === 161 || (retCode >= 200 && retCode <= 291);
}

function from(setting: { readonly source: string } | undefined): string {
  return setting === undefined ? "none was given" : `from ${setting.source}`;
}

/** Returns a parameter's value, and the setting that it comes from, if any. */
function place(
  name: "Region" | "Zone" | "ProjectId",
  parameters: ReadonlyMap<string, string>,
  settings: AdvisedSettings,
): string {
  const value = parameters.get(name);
  const setting = { Region: settings.region, Zone: settings.zone, ProjectId: settings.projectId }[name];
  if (value === undefined) {
    return "";
  }
  return setting?.value === value ? `"${value}" (${from(setting)})` : `"${value}"`;
}

function permission(action: string): string {
  return `uhost:${action}`;
}

function inProject(parameters: ReadonlyMap<string, string>, settings: AdvisedSettings): string {
  const project = place("ProjectId", parameters, settings);
  return project === "" ? "" : ` in the project ${project}`;
}

/** Returns advice on the parameters that UCloud's message names, otherwise on all, since one of them is wrong. */
function parameterAdvice(message: string, parameters: ReadonlyMap<string, string>): string {
  if (message.includes("ProjectId") && !parameters.has("ProjectId")) {
    return noProject;
  }
  const sent = [...parameters].filter(([name]) => !unmentioned.has(name));
  const named = sent.filter(([name]) => message.includes(name.replace(/\.\d+$/, "")));
  const shown = (named.length > 0 ? named : sent).slice(0, 8).map(([name, value]) => `${name}="${value}"`);
  return shown.length === 0 ? "" : `Check what was sent: ${shown.join(", ")}.`;
}

const unmentioned = new Set(["Action", "PublicKey", "SecurityToken", "Signature"]);

export const rateLimited = 153;

/**
 * The RetCodes for which UCloud says "try again later" (稍后重试, 稍候重试, 稍后再试). Codes that require another step first, such
 * as stopping the host (8010) or paying (8104), are left out, because a retry alone never helps there.
 */
export const transientRetCodes: ReadonlySet<number> = new Set([
  // https://docs.ucloud.cn/api/summary/public, 2026-08-21
  ...[110, 130, 150, rateLimited],
  // https://docs.ucloud.cn/api/uhost-api/error_code, 2026-08-21: information, images and lists are unavailable.
  ...[8025, 8031, 8037, 8041, 8090, 8826, 8828, 8829, 8857, 8874, 8881, 8888, 8889, 8916, 8924, 8981, 8982],
  // The same page: any operation failed.
  ...[8024, 8825, 8861, 8905, 8980],
  // The same page: hosts, disks, passwords and bills.
  ...[8006, 8022, 8033, 8034, 8035, 8108, 8819, 8832, 8844, 8854, 8863, 8864, 8886, 8894, 8896, 8898],
  ...[8908, 8909, 8918, 8938, 8939, 8965, 8979],
]);
