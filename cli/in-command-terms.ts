import { row } from "../provider/text/layout";
import { optionName } from "./option-name";

/**
 * Returns a message in a command's terms. Errors are written for programs; here their arguments become options, functions
 * become commands, and the stack configuration, which a command does not have, is left out.
 */
export function inCommandTerms(message: string): string {
  const [, report = message, advice] = /^([^]*)\n {2}next {3}([^]*)$/.exec(message) ?? [];
  // Keep a command to paste unchanged.
  if (advice !== undefined && /^(?:UCLOUD_API_BASE_URL=\S+ )?ucloud-image lock /.test(advice)) {
    return `${replacePhrases(report)}\n  next   ${advice}`;
  }
  // The advice is the last row of a report of 80 columns. Join its lines before the replacement.
  return advice === undefined
    ? replacePhrases(report)
    : [replacePhrases(report), ...row("next", replacePhrases(advice.replaceAll(/\n\s+/g, " ")))].join("\n");
}

function replacePhrases(text: string): string {
  return phrases.reduce((sentence, [phrase, inCommand]) => sentence.replaceAll(phrase, inCommand), text);
}

const phrases: readonly (readonly [RegExp, (match: string, ...groups: string[]) => string])[] = [
  // Drops the stack's configuration from a list of sources of a setting.
  [/the stack configuration (?:"ucloud-image:\w+" )?\([^)]*\), (?:or )?/gi, () => ""],
  [/\bone of three places\b/g, () => "one of two places"],
  [/(?:the )?stack configuration "ucloud-image:profile"/gi, () => "--profile"],
  [/(?:the )?stack configuration "ucloud-image:instanceRole"/gi, () => "--role"],
  [/\bset "ucloud-image:profile"/g, () => "give --profile"],
  [/\bSet ucloud-image:lock to\b/g, () => "Set UCLOUD_IMAGE_LOCK to"],
  [/\bthe argument "([\w.]+)"/g, (_, field = "") => optionName(field)],
  [/\bhost: \{ machineType: ("\w+") \}/g, (_, type = "") => `--host-machine-type ${type}`],
  [/\b(imageName|nameRegex|imageType): (?=")/g, (_, field = "") => `${optionName(field)} `],
  [/\bas imageType (\w+)/g, (_, type = "") => `with --image-type ${type}`],
  [/\bin imageIds\b/g, () => "with --image-ids"],
  [/\bName the zone of the host, or use getImagePerZone for hosts in several\./g, () => "Give --zone."],
  [/\bor use getImages to\b/g, () => "or run ucloud-image list to"],
  [/\blook each zone up with getImage\b/g, () => "run ucloud-image find for each zone"],
];
