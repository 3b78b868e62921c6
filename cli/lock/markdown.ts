import { daysToEndOfLife } from "../../provider/image/end-of-life";
import type { Image } from "../../provider/image/image";
import { plainImages } from "../../provider/lockfile/format";
import { driftBetween } from "../../provider/pin/drift";
import { markdownText, markdownTable } from "../check/markdown";
import type { Comparison } from "./comparison";
import { questionLine } from "./entry-text";
import { summaryOf } from "./report";

/** Returns Markdown for a pull request: each move and its reason, with ages, ends of maintenance and changed features. */
export function comparisonMarkdown(comparisons: readonly Comparison[], wrote: boolean, now: Date): string {
  const moves = comparisons.flatMap((comparison) =>
    "fresh" in comparison && comparison.kind === "moved"
      ? changesIn(plainImages(comparison.entry), plainImages(comparison.fresh)).map((change) =>
          rowOf(questionLine(comparison.entry), change, now),
        )
      : [],
  );
  const unanswered = comparisons.flatMap((comparison) =>
    "fresh" in comparison ? [] : [[questionLine(comparison.entry), comparison.problem.split("\n")[0] ?? ""]],
  );
  const changed = comparisons.flatMap((comparison) =>
    comparison.kind === "changed" ? [[questionLine(comparison.entry)]] : [],
  );
  return [
    "## Locked images",
    markdownText(summaryOf(comparisons, wrote)),
    ...table(["Query", "From", "To", "Why"], moves),
    ...table(["The same image, other details"], changed),
    ...table(["Not updated", "Why"], unanswered),
  ].join("\n\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return markdownTable(
    head,
    rows.map((cells) => `| ${cells.map(markdownText).join(" | ")} |`),
  );
}

/** An image that replaces another. An added or removed image has only one side. */
interface Change {
  readonly before?: Image | undefined;
  readonly after?: Image | undefined;
}

/** Returns the changed images in pairs of one zone. An image without a partner was added or removed. */
function changesIn(before: readonly Image[], after: readonly Image[]): Change[] {
  const has = (images: readonly Image[], image: Image) => images.some(({ imageId }) => imageId === image.imageId);
  const gone = before.filter((image) => !has(after, image));
  const come = after.filter((image) => !has(before, image));
  const pairs = gone.map((image): Change => {
    const position = come.findIndex(({ zone }) => zone === image.zone);
    return position < 0 ? { before: image } : { before: image, after: come.splice(position, 1)[0] };
  });
  return [...pairs, ...come.map((image): Change => ({ after: image }))];
}

function rowOf(question: string, { before, after }: Change, now: Date): string[] {
  return [question, imageText(before, now), imageText(after, now), reasonOf(before, after, now)];
}

function imageText(image: Image | undefined, now: Date): string {
  if (image === undefined) {
    return "-";
  }
  const { imageId, imageName, zone, createdAt, createTime, maintainEol } = image;
  const age = createTime === undefined ? undefined : Math.floor((now.getTime() / 1000 - createTime) / daySeconds);
  return [
    `${imageName} ${imageId}`,
    ...(zone === undefined ? [] : [zone]),
    createdAt === undefined || age === undefined
      ? "age unknown"
      : `made ${createdAt.slice(0, 10)}, ${count(age, "day")} old`,
    maintainEol === undefined ? "end of maintenance unknown" : `maintained until ${maintainEol}`,
  ].join("; ");
}

function reasonOf(before: Image | undefined, after: Image | undefined, now: Date): string {
  if (before === undefined) {
    return "It is a new match.";
  }
  if (after === undefined) {
    return "It does not match any more.";
  }
  const { ageDays, featuresGained, featuresLost, scenesGained, scenesLost, imageSizeGb } = driftBetween(
    before,
    after,
    now,
  );
  return [
    whyOf(before, ageDays, now),
    ...labelledList("Features gained", featuresGained),
    ...labelledList("Features lost", featuresLost),
    ...labelledList("Scenes gained", scenesGained),
    ...labelledList("Scenes lost", scenesLost),
    ...(imageSizeGb === undefined
      ? []
      : [`Size ${imageSizeGb.pinned ?? "unknown"} GB, now ${imageSizeGb.newest ?? "unknown"} GB.`]),
  ].join(" ");
}

/** Returns the reason of a move: a newer image, or else that the locked image does not match any more. */
function whyOf(before: Image, ageDays: number | undefined, now: Date): string {
  const daysLeft = daysToEndOfLife(before.maintainEol, now) ?? 0;
  const ended = daysLeft < 0 ? ` The old one is past its end of maintenance (${before.maintainEol}).` : "";
  if (ageDays !== undefined && ageDays >= 0) {
    return `A newer image: made ${count(ageDays, "day")} later.${ended}`;
  }
  return ended === "" ? "The old image does not match any more: it was retired, removed or changed." : ended.trim();
}

function labelledList(what: string, values: readonly string[]): string[] {
  return values.length === 0 ? [] : [`${what}: ${values.join(", ")}.`];
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

const daySeconds = 24 * 60 * 60;
