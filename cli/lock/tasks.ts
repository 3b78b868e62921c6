import { z } from "zod";
import { filterFields } from "../../provider/filter/filter";
import { newestOf, plainImages, type Entry } from "../../provider/lockfile/format";
import { questionKey } from "../../provider/lockfile/question";
import { changeLockfile, putEntry, readLockfile, replaceEntry } from "../../provider/lockfile/store";
import { harmlessJson } from "../../provider/text/printable";
import { lookingAccount } from "../account";
import { exitCodes } from "../exit-codes";
import { UsageError } from "../failure";
import { readFilterOptions } from "../filter-options";
import type { Options, Outcome } from "../outcome";
import { renovateReleases } from "../output/renovate";
import { printWarning } from "../screen/print";
import { entryToday } from "./answer-today";
import { compare, type Comparison } from "./comparison";
import { describedAnswer, describedQuestion, isAmong } from "./described";
import { comparisonMarkdown } from "./markdown";
import { comparisonJson, comparisonTable, entriesTable, exitCodeFor } from "./report";

/** What a query to lock is described by. */
export const filter = z.object(filterFields);

/** What the command is to do with the lockfile at a path. */
export type Task = (options: Options, path: string) => Promise<Outcome>;

/** Shows what is locked; asks nobody. */
export const show: Task = async (_options, path) => {
  const entries = entriesIn(path);
  return {
    exitCode: exitCodes.done,
    json: { path, entries },
    text: () => entriesTable(entries, path),
    others: { renovate: () => harmlessJson(renovateOf(entries)) },
  };
};

/** Each query with its locked images as releases. Answers in several zones have no release: an id is of one zone. */
function renovateOf(entries: readonly Entry[]): object {
  const perQuery = entries
    .map((entry) => ({ name: describedQuestion(entry), images: plainImages(entry) }))
    .filter(({ images }) => new Set(images.map(({ zone }) => zone)).size === 1)
    .map(({ name, images }) => [name, renovateReleases(images, new Date())] as const);
  return Object.fromEntries(perQuery);
}

/** Asks UCloud one query, and locks its answer. */
export const lockOne: Task = async (options, path) => {
  const { zones, id } = options;
  const args = {
    ...readFilterOptions(options, filter),
    ...(Array.isArray(zones) && { zones: zones.map(String) }),
    ...(typeof id === "string" && { imageId: id }),
  };
  const find =
    zones !== undefined ? "imagePerZone" : id !== undefined ? "id" : options["all"] === true ? "images" : "image";
  const entry = await entryToday(await lookingAccount(options), find, args);
  await changeLockfile(path, printWarning, (entries) => putEntry(entries, entry));
  return {
    exitCode: exitCodes.done,
    json: { path, ...entry },
    text: () => `Locked ${describedQuestion(entry)}: ${describedAnswer(entry)}.`,
  };
};

/** Asks UCloud the locked queries again, and locks its answers. */
export const updateAll: Task = async (options, path) => {
  const account = await lookingAccount(options);
  const comparisons = await compare(account, chosenEntries(options, path, account.now()));
  const different = comparisons.filter((comparison) => "fresh" in comparison && comparison.kind !== "same");
  if (different.length > 0) {
    await changeLockfile(path, printWarning, (entries) => replaceAnswers(entries, different));
  }
  return outcome(path, comparisons, { wrote: true, now: account.now() });
};

function replaceAnswers(entries: Map<string, Entry>, comparisons: readonly Comparison[]): void {
  for (const comparison of comparisons) {
    if ("fresh" in comparison) {
      replaceEntry(entries, comparison.entry, comparison.fresh);
    }
  }
}

/** The same, and changes nothing. */
export const verifyAll: Task = async (options, path) => {
  const account = await lookingAccount(options);
  const comparisons = await compare(account, chosenEntries(options, path, account.now()));
  return outcome(path, comparisons, { wrote: false, now: account.now() });
};

function outcome(
  path: string,
  comparisons: readonly Comparison[],
  { wrote, now }: { readonly wrote: boolean; readonly now: Date },
): Outcome {
  return {
    exitCode: exitCodeFor(comparisons, wrote ? exitCodes.done : exitCodes.no),
    json: comparisonJson(comparisons, path),
    text: () => comparisonTable(comparisons, wrote),
    others: { markdown: () => comparisonMarkdown(comparisons, wrote, now) },
  };
}

function chosenEntries(options: Options, path: string, now: Date): Entry[] {
  const only = Array.isArray(options["only"]) ? options["only"].map(String) : [];
  const named = entriesIn(path).filter((entry) => isAmong(only, entry));
  if (named.length === 0 && only.length > 0) {
    throw new UsageError(`No locked query has ${only.join(" or ")} in it. ucloud-image lock shows what is locked.`);
  }
  const { maxAge } = options;
  return typeof maxAge === "number" ? named.filter((entry) => isOlder(entry, maxAge, now)) : named;
}

/** Whether an answer's newest image is older than so many days. One whose age is unknown is; so is that there is none. */
function isOlder(entry: Entry, days: number, now: Date): boolean {
  return now.getTime() / 1000 - newestOf(entry) > days * 24 * 60 * 60;
}

function entriesIn(path: string): Entry[] {
  const entries = [...readLockfile(path).entries.values()];
  const keyed = entries.map((entry) => ({ key: questionKey(entry), entry }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}
