import { InvalidArgumentError, Option } from "commander";
import { locateLockfile } from "../../provider/lockfile/settings";
import type { Define } from "../define";
import { UsageError } from "../failure";
import { addFilterOptions, readFilterOptions } from "../filter-options";
import { filter, lockOne, show, updateAll, verifyAll, type Task } from "../lock/tasks";
import { answers, type Options } from "../outcome";

export const define: Define = (command, finish) => {
  command
    .option("--update", "ask UCloud every locked query again, lock its answers, and show what moved")
    .option("--verify", "ask UCloud every locked query again, change nothing, and end with 2 when an answer differs")
    .option(
      "--only <text...>",
      "with --update or --verify: only queries with one of these in them; * and ? stand for any",
    )
    .option(
      "--max-age <days>",
      "with --update or --verify: only answers whose newest image is older than so many days",
      wholeNumber,
    )
    .addOption(
      new Option("--format <name>", "with --update or --verify: how to print what differs").choices([
        "table",
        "markdown",
      ]),
    )
    .option("--lock-file <path>", "the lockfile; default: that of the project in this folder")
    .option("--all", "lock all matches of the filter, as getImages asks for, instead of the first")
    .option("--zones <zone...>", "lock one image for each of these zones, as getImagePerZone asks for")
    .option("--id <id>", "lock the image of a known id, as a pin on that id asks for")
    .addHelpText("after", examples)
    .optionsGroup("Filter of the query to lock; without one, what is locked is shown:");
  addFilterOptions(command, filter);
  answers(command, finish, (options) => chosenTask(options)(options, lockfileOf(options)));
};

const examples = `
Examples:
  ucloud-image lock --region cn-bj2 --zone cn-bj2-05 --os "Ubuntu 22.04"
  ucloud-image lock --update --only "Ubuntu 22.04"`;

function lockfileOf({ lockFile }: Options): string {
  return typeof lockFile === "string" ? lockFile : locateLockfile(process.env, process.cwd());
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new InvalidArgumentError("Give a whole number of days.");
  }
  return Number(text);
}

function chosenTask(options: Options): Task {
  const { update, verify, only, maxAge, format, id, zones, all } = options;
  const demands = Object.keys(readFilterOptions(options, filter));
  const asks = id !== undefined || zones !== undefined || demands.length > 0;
  if ([id, zones, all].filter((option) => option !== undefined).length > 1) {
    throw new UsageError("Give one of --all, --zones and --id: each locks another kind of answer.");
  }
  if (id !== undefined && demands.some((field) => field !== "region" && field !== "projectId")) {
    throw new UsageError("With --id, give --region and --project-id alone: an id needs no filter.");
  }
  if ([update === true, verify === true, asks].filter(Boolean).length > 1) {
    throw new UsageError("Give one of --update, --verify, and the filter of a query to lock.");
  }
  if ([only, maxAge, format].some((option) => option !== undefined) && update !== true && verify !== true) {
    throw new UsageError("--only, --max-age and --format are for --update and --verify.");
  }
  return update === true ? updateAll : verify === true ? verifyAll : asks ? lockOne : show;
}
