import { z } from "zod";
import { parseArguments } from "../../provider/images/argument-error";
import { filterOf, getImageArguments } from "../../provider/images/arguments";
import { filterFields } from "../../provider/images/filter";
import type { Entry } from "../../provider/lockfile/format";
import { locateLockfile } from "../../provider/lockfile/location";
import { keyOf, questionOf, questionOfId, questionOfZones, type Question } from "../../provider/lockfile/question";
import { changeLockfile, readLockfile } from "../../provider/lockfile/store";
import { queriesOf, regionOf, type Account } from "../../provider/lookup";
import { lookingAccount } from "../account";
import type { Define } from "../commands";
import { exitCodes } from "../exit-codes";
import { UsageError } from "../failure";
import { addFilterOptions, readFilterOptions } from "../filter-options";
import { answerToday } from "../lock/answer-today";
import { compare } from "../lock/comparison";
import { describedAnswer, describedQuestion, isAmong } from "../lock/described";
import { comparisonJson, comparisonTable, entriesTable, exitCodeFor } from "../lock/report";
import { answers, type Options, type Outcome } from "../outcome";

const filter = z.object(filterFields);

export const define: Define = (command, finish) => {
  command
    .option("--update", "ask UCloud every locked query again, lock its answers, and show what moved")
    .option("--verify", "ask UCloud every locked query again, change nothing, and end with 2 when an answer differs")
    .option(
      "--only <text...>",
      "with --update or --verify: only queries with one of these in them; * and ? stand for any",
    )
    .option("--all", "lock all matches of the filter, as getImages asks for, instead of the first")
    .option("--zones <zone...>", "lock one image for each of these zones, as getImagePerZone asks for")
    .option("--id <id>", "lock the image of a known id, as a pin on that id asks for")
    .addHelpText("after", examples)
    .optionsGroup("Filter of the query to lock; without one, what is locked is shown:");
  addFilterOptions(command, filter);
  answers(command, finish, (options) => chosenWork(options)(options, locateLockfile(process.env, process.cwd())));
};

const examples = `
Examples:
  ucloud-image lock --region cn-bj2 --zone cn-bj2-05 --os "Ubuntu 22.04"
  ucloud-image lock --update --only "Ubuntu 22.04"`;

function chosenWork(options: Options): (options: Options, path: string) => Promise<Outcome> {
  const { update, verify, only, id, zones } = options;
  const asks = id !== undefined || zones !== undefined || Object.keys(readFilterOptions(options, filter)).length > 0;
  if ([update === true, verify === true, asks].filter(Boolean).length > 1) {
    throw new UsageError("Give one of --update, --verify, and the filter of a query to lock.");
  }
  if (only !== undefined && update !== true && verify !== true) {
    throw new UsageError("--only chooses among what is locked, for --update and --verify.");
  }
  return update === true ? updateAll : verify === true ? verifyAll : asks ? lockOne : show;
}

async function show(_options: Options, path: string): Promise<Outcome> {
  const entries = [...readLockfile(path).values()];
  return { exitCode: exitCodes.done, json: { path, entries }, text: () => entriesTable(entries, path) };
}

async function lockOne(options: Options, path: string): Promise<Outcome> {
  const account = await lookingAccount();
  const question = askedQuestion(account, options);
  const answer = await answerToday(account, question);
  await changeLockfile(path, (entries) => entries.set(keyOf(question), { ...question, ...answer }));
  return {
    exitCode: exitCodes.done,
    json: { path, ...question, ...answer },
    text: () => `Locked ${describedQuestion(question)}: ${describedAnswer(answer)}.`,
  };
}

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

async function updateAll(options: Options, path: string): Promise<Outcome> {
  const comparisons = await compare(await lookingAccount(), chosenEntries(options, path));
  await changeLockfile(path, (entries) => {
    for (const comparison of comparisons) {
      const { find, query } = comparison.entry;
      if ("answer" in comparison && comparison.kind !== "same" && entries.has(keyOf(comparison.entry))) {
        entries.set(keyOf(comparison.entry), { find, query, ...comparison.answer });
      }
    }
  });
  return {
    exitCode: exitCodeFor(comparisons, exitCodes.done),
    json: comparisonJson(comparisons, path),
    text: () => comparisonTable(comparisons),
  };
}

async function verifyAll(options: Options, path: string): Promise<Outcome> {
  const comparisons = await compare(await lookingAccount(), chosenEntries(options, path));
  return {
    exitCode: exitCodeFor(comparisons, exitCodes.no),
    json: comparisonJson(comparisons, path),
    text: () => comparisonTable(comparisons),
  };
}

function chosenEntries(options: Options, path: string): Entry[] {
  const only = Array.isArray(options["only"]) ? options["only"].map(String) : [];
  const chosen = [...readLockfile(path).values()].filter((entry) => isAmong(only, entry));
  if (chosen.length === 0 && only.length > 0) {
    throw new UsageError(`No locked query has ${only.join(" or ")} in it. ucloud-image lock shows what is locked.`);
  }
  return chosen;
}
