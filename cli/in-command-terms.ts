import { row } from "../provider/text/layout";
import { optionName } from "./option-name";

/**
 * Returns a message in a command's terms. Errors are written for programs: what is an argument there is an option here,
 * what is a function is a command, and a command has no stack configuration.
 */
export function inCommandTerms(message: string): string {
  const [, report = message, advice] = /^([^]*)\n {2}next {3}([^]*)$/.exec(message) ?? [];
  // A command to paste stays as it is.
  if (advice !== undefined && /^(?:UCLOUD_API_BASE_URL=\S+ )?ucloud-image lock /.test(advice)) {
    return `${translated(report)}\n  next   ${advice}`;
  }
  // Advice ends a report of 80 columns, whose lines are broken anywhere.
  return advice === undefined
    ? translated(report)
    : [translated(report), ...row("next", translated(advice.replaceAll(/\n\s+/g, " ")))].join("\n");
}

function translated(text: string): string {
  return phrases.reduce((sentence, [phrase, inCommand]) => sentence.replaceAll(phrase, inCommand), text);
}

const phrases: readonly (readonly [RegExp, (match: string, ...groups: string[]) => string])[] = [
  // Where a setting comes from, in a list of places: all but the stack's configuration.
  [/the stack configuration (?:"ucloud-image:\w+" )?\([^)]*\), (?:or )?/gi, () => ""],
  [/\bone of three places\b/g, () => "one of two places"],
  [/(?:the )?stack configuration "ucloud-image:profile"/gi, () => "--profile"],
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
