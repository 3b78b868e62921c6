import { z } from "zod";
import { parseArguments } from "../../provider/images/argument-error";
import { filterOf, getImageArguments } from "../../provider/images/arguments";
import { filterFields } from "../../provider/filter/filter";
import type { Entry } from "../../provider/lockfile/format";
import { questionOf, questionOfId, questionOfZones, type Question } from "../../provider/lockfile/question";
import { addEntry, readLockfile, replaceEntries } from "../../provider/lockfile/store";
import { queriesOf, regionOf, type Account } from "../../provider/lookup";
import { lookingAccount } from "../account";
import { exitCodes } from "../exit-codes";
import { UsageError } from "../failure";
import { readFilterOptions } from "../filter-options";
import type { Options, Outcome } from "../outcome";
import { answerToday } from "./answer-today";
import { compare, type Comparison } from "./comparison";
import { describedAnswer, describedQuestion, isAmong } from "./described";
import { comparisonJson, comparisonTable, entriesTable, exitCodeFor } from "./report";

/** What a query to lock is described by. */
export const filter = z.object(filterFields);

/** What the command is to do with the lockfile at a path. */
export type Task = (options: Options, path: string) => Promise<Outcome>;

/** Shows what is locked; asks nobody. */
export const show: Task = async (_options, path) => {
  const entries = [...readLockfile(path).values()];
  return { exitCode: exitCodes.done, json: { path, entries }, text: () => entriesTable(entries, path) };
};

/** Asks UCloud one query, and locks its answer. */
export const lockOne: Task = async (options, path) => {
  const account = await lookingAccount();
  const question = askedQuestion(account, options);
  const answer = await answerToday(account, question);
  await addEntry(path, { ...question, ...answer });
  return {
    exitCode: exitCodes.done,
    json: { path, ...question, ...answer },
    text: () => `Locked ${describedQuestion(question)}: ${describedAnswer(answer)}.`,
  };
};

function askedQuestion({ settings }: Account, options: Options): Question {
  const args = readFilterOptions(options, filter);
  const parsed = filterOf(parseArguments(getImageArguments, args));
  if (Array.isArray(options["zones"])) {
    const { region: _region, zone: _zone, ...elsewhere } = settings;
    return questionOfZones(queriesOf(elsewhere, parsed, args), options["zones"].map(String));
  }
  const queries = queriesOf(settings, parsed, args);
  const region = regionOf(queries[0].filter);
  return typeof options["id"] === "string"
    ? questionOfId(region, queries[0].filter.projectId, options["id"])
    : questionOf(options["all"] === true ? "images" : "image", queries);
}

/** Asks UCloud all locked queries again, or those of --only, and locks its answers. */
export const updateAll: Task = async (options, path) => {
  const comparisons = await compare(await lookingAccount(), chosenEntries(options, path));
  await replaceEntries(path, comparisons.flatMap(changedEntry));
  return {
    exitCode: exitCodeFor(comparisons, exitCodes.done),
    json: comparisonJson(comparisons, path),
    text: () => comparisonTable(comparisons),
  };
};

function changedEntry(comparison: Comparison): Entry[] {
  const { find, query } = comparison.entry;
  return "answer" in comparison && comparison.kind !== "same" ? [{ find, query, ...comparison.answer }] : [];
}

/** The same, and changes nothing. */
export const verifyAll: Task = async (options, path) => {
  const comparisons = await compare(await lookingAccount(), chosenEntries(options, path));
  return {
    exitCode: exitCodeFor(comparisons, exitCodes.no),
    json: comparisonJson(comparisons, path),
    text: () => comparisonTable(comparisons),
  };
};

function chosenEntries(options: Options, path: string): Entry[] {
  const only = Array.isArray(options["only"]) ? options["only"].map(String) : [];
  const chosen = [...readLockfile(path).values()].filter((entry) => isAmong(only, entry));
  if (chosen.length === 0 && only.length > 0) {
    throw new UsageError(`No locked query has ${only.join(" or ")} in it. ucloud-image lock shows what is locked.`);
  }
  return chosen;
}
