import * as z from "zod";
import { filterFields } from "../../provider/filter/filter";
import { newestOf, plainImages, type Entry } from "../../provider/lockfile/format";
import { questionKey } from "../../provider/lockfile/question";
import { changeLockfile, putEntry, readLockfile, replaceEntry } from "../../provider/lockfile/store";
import { printableJson } from "../../provider/text/printable";
import { imageIdIn } from "../../provider/text/image-id";
import { unlockedContext } from "../account";
import { exitCodes } from "../exit-codes";
import { UsageError } from "../failure";
import { readFilterOptions } from "../filter-options";
import type { Options, Outcome } from "../outcome";
import { renovateReleases } from "../output/renovate";
import { printWarning } from "../screen/print";
import { askEntry } from "./answer-today";
import { compare, type Comparison } from "./comparison";
import { answerLine, questionLine, containsAny } from "./entry-text";
import { comparisonMarkdown } from "./markdown";
import { comparisonJson, comparisonTable, entriesTable, exitCodeFor } from "./report";

/** The fields of a query to lock. */
export const filter = z.object(filterFields);

/** One action of the command on the lockfile at a path. */
export type Task = (options: Options, path: string) => Promise<Outcome>;

/** Shows the locked answers without asking UCloud. */
export const show: Task = async (_options, path) => {
  const entries = entriesIn(path);
  return {
    exitCode: exitCodes.done,
    json: { path, entries },
    text: () => entriesTable(entries, path),
    extraFormats: { renovate: () => printableJson(renovateOf(entries)) },
  };
};

/** Returns each query with its locked images as releases. Answers in several zones are left out: an id is valid in one zone. */
function renovateOf(entries: readonly Entry[]): object {
  const perQuery = entries
    .map((entry) => ({ name: questionLine(entry), images: plainImages(entry) }))
    .filter(({ images }) => new Set(images.map(({ zone }) => zone)).size === 1)
    .map(({ name, images }) => [name, renovateReleases(images, new Date())] as const);
  return Object.fromEntries(perQuery);
}

/** Asks UCloud one query and locks its answer. */
export const lockOne: Task = async (options, path) => {
  const { zones, id } = options;
  const args = {
    ...readFilterOptions(options, filter),
    ...(Array.isArray(zones) && { zones: zones.map(String) }),
    ...(typeof id === "string" && { imageId: imageIdIn(id) }),
  };
  const find =
    zones !== undefined ? "imagePerZone" : id !== undefined ? "id" : options["all"] === true ? "images" : "image";
  const entry = await askEntry(await unlockedContext(options), find, args);
  await changeLockfile(path, printWarning, (entries) => putEntry(entries, entry));
  return {
    exitCode: exitCodes.done,
    json: { path, ...entry },
    text: () => `Locked ${questionLine(entry)}: ${answerLine(entry)}.`,
  };
};

/** Asks UCloud the locked queries again and locks the new answers. */
export const updateAll: Task = async (options, path) => {
  const account = await unlockedContext(options);
  const comparisons = await compare(account, chosenEntries(options, path, account.now()));
  const different = comparisons.filter((comparison) => "fresh" in comparison && comparison.kind !== "same");
  if (different.length > 0) {
    await changeLockfile(path, printWarning, (entries) => replaceAnswers(entries, different));
  }
  return comparisonOutcome(path, comparisons, { wrote: true, now: account.now() });
};

function replaceAnswers(entries: Map<string, Entry>, comparisons: readonly Comparison[]): void {
  for (const comparison of comparisons) {
    if ("fresh" in comparison) {
      replaceEntry(entries, comparison.entry, comparison.fresh);
    }
  }
}

/** Asks UCloud the locked queries again and compares, without writing. */
export const verifyAll: Task = async (options, path) => {
  const account = await unlockedContext(options);
  const comparisons = await compare(account, chosenEntries(options, path, account.now()));
  return comparisonOutcome(path, comparisons, { wrote: false, now: account.now() });
};

function comparisonOutcome(
  path: string,
  comparisons: readonly Comparison[],
  { wrote, now }: { readonly wrote: boolean; readonly now: Date },
): Outcome {
  return {
    exitCode: exitCodeFor(comparisons, wrote ? exitCodes.done : exitCodes.no),
    json: comparisonJson(comparisons, path),
    text: () => comparisonTable(comparisons, wrote),
    extraFormats: { markdown: () => comparisonMarkdown(comparisons, wrote, now) },
  };
}

function chosenEntries(options: Options, path: string, now: Date): Entry[] {
  const only = Array.isArray(options["only"]) ? options["only"].map(String) : [];
  const named = entriesIn(path).filter((entry) => containsAny(only, entry));
  if (named.length === 0 && only.length > 0) {
    throw new UsageError(
      `No locked query contains ${only.join(" or ")}. Run ucloud-image lock to see the locked queries.`,
    );
  }
  const { maxAge } = options;
  return typeof maxAge === "number" ? named.filter((entry) => isOlder(entry, maxAge, now)) : named;
}

/** Returns whether an answer's newest image is older than so many days. True when the age is unknown or there is no image. */
function isOlder(entry: Entry, days: number, now: Date): boolean {
  return now.getTime() / 1000 - newestOf(entry) > days * 24 * 60 * 60;
}

function entriesIn(path: string): Entry[] {
  const entries = [...readLockfile(path).entries.values()];
  const keyed = entries.map((entry) => ({ key: questionKey(entry), entry }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}
