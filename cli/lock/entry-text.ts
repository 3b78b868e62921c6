import { imageLabel } from "../../provider/image/image-text";
import type { LockedAnswer, Entry } from "../../provider/lockfile/format";
import { valueText, type Question } from "../../provider/lockfile/question";
import { compileWildcards } from "../../provider/text/wildcards";
import { ownerText } from "../../provider/ucloud/settings/owner";

/** Returns a question in one line: `cn-bj2-05 os Ubuntu 22.04, features CloudInit`. */
export function questionLine({ find, query, owner }: Question): string {
  const { region, zone, ...rest } = query;
  const values = Object.entries(rest).map(([field, value]) => `${field} ${valueText(value)}`);
  const place = [zone, region].find((name) => typeof name === "string") ?? "";
  const whose = owner === undefined ? [] : [`(${valueText(ownerText(owner))})`];
  return [place, ...(find === "images" ? ["all with"] : []), values.join(", "), ...whose]
    .filter((part) => part !== "")
    .join(" ");
}

/** Returns an answer in one line: the first image and how many more there are. */
export function answerLine({ images }: LockedAnswer): string {
  const [first] = images;
  const rest = images.length > 1 ? ` and ${images.length - 1} more` : "";
  return first === undefined ? "none" : `${imageLabel(first)}${rest}`;
}

/** Returns whether an entry contains one of the texts, which may have `*` and `?`. True when there are no texts. */
export function containsAny(texts: readonly string[], entry: Entry): boolean {
  const shown = `${questionLine(entry)} ${answerLine(entry)}`;
  return texts.length === 0 || texts.some((text) => compileWildcards(`*${text}*`).test(shown));
}
