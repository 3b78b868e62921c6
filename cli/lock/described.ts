import { named } from "../../provider/image/image-text";
import type { LockedAnswer, Entry } from "../../provider/lockfile/format";
import { valueText, type Question } from "../../provider/lockfile/question";
import { compileWildcards } from "../../provider/text/pattern";
import { ownerText } from "../../provider/ucloud/settings/owner";

/** A question in one line: `cn-bj2-05 os Ubuntu 22.04, features CloudInit`. */
export function describedQuestion({ find, query, owner }: Question): string {
  const { region, zone, ...rest } = query;
  const values = Object.entries(rest).map(([field, value]) => `${field} ${valueText(value)}`);
  const place = [zone, region].find((name) => typeof name === "string") ?? "";
  const whose = owner === undefined ? [] : [`(${valueText(ownerText(owner))})`];
  return [place, ...(find === "images" ? ["all with"] : []), values.join(", "), ...whose]
    .filter((part) => part !== "")
    .join(" ");
}

/** An answer in one line: the image, or how many and which is the first. */
export function describedAnswer({ images }: LockedAnswer): string {
  const [first] = images;
  const rest = images.length > 1 ? ` and ${images.length - 1} more` : "";
  return first === undefined ? "none" : `${named(first)}${rest}`;
}

/** Whether an entry has one of the texts in it, with `*` and `?`. Without texts all have. */
export function isAmong(texts: readonly string[], entry: Entry): boolean {
  const shown = `${describedQuestion(entry)} ${describedAnswer(entry)}`;
  return texts.length === 0 || texts.some((text) => compileWildcards(`*${text}*`).test(shown));
}
